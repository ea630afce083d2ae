// One world, three ways to ask what a partnership did for the clinics it worked with: the paired contrast (the same clinics
// with and without, which only a model can have), a trial by lot, and the naive comparison of those it worked with and those
// it did not. Clinics that do well are also the willing ones, and hours suffice for some only.
#include <gtest/gtest.h>

#include <cmath>

#include "engine/experiments/estimate.hpp"
#include "tests/support/study.hpp"

namespace convene::test {
namespace {

constexpr int clinics = 40, weeks = 52, replications = 20;

Scenario divided_world() {
  auto world = made_up({.clinics = clinics, .system_size = 2, .patients = 600, .weeks = weeks});
  for (std::size_t i = 0; i < world.clinics.size(); ++i) {
    auto& clinic = world.clinics[i];
    double const standing = static_cast<double>(i / 2 % 10) / 9 - 0.5;  // -0.5 .. 0.5, alike within a system
    clinic.coverage_1_dose = 0.65 + 0.4 * standing;
    clinic.coverage_up_to_date = 0.8 * (0.65 + 0.4 * standing);
    clinic.extra["lot"] = i % 2 == 0 ? "coached" : "control";  // of each pair one: good and bad alike
    if (i % 2 == 1) continue;
    SystemRow row;
    row.system = clinic.system;
    row.priority_setter = PrioritySetter::clinic;
    row.willingness = 2 * standing;
    world.systems.push_back(row);
  }
  set(world, "engagement.b_gap", 0);  // leaders' own will decides, not how far behind they are
  set(world, "engagement.b_will", 3);
  auto const partner = add_partner(world, "department", 1, 5);
  auto const plenty = add_partner(world, "trialists", 4, 30);
  // All have agreed, and hours go where need is greatest; or hours go to those who agree.
  auto& need = add_strategy(world, "greatest_need", Engagement::clinic, {partner}, {"coaching"});
  need.policy.kind = "greatest_need";
  need.enrolled = true;
  add_strategy(world, "most_willing", Engagement::clinic, {partner}, {"coaching"}).policy.kind = "most_willing";
  auto& trial = add_strategy(world, "trial", Engagement::clinic, {plenty}, {"coaching"});
  trial.enrolled = true;
  trial.sites = {{"lot", "coached"}};
  return world;
}

struct Mean {
  double mean = 0, variance = 0;  ///< of the mean
};

Mean mean_of(std::vector<double> const& values) {
  Mean m;
  auto const n = static_cast<double>(values.size());
  for (double v : values) m.mean += v / n;
  for (double v : values) m.variance += (v - m.mean) * (v - m.mean) / (n - 1) / n;
  return m;
}

/// What three analysts find in one replication, in percentage points of coverage at 13 to 17.
struct Findings {
  double truth = 0;  ///< the clinics that took part, with less without: the paired contrast
  double found = 0;  ///< those that took part less the others
  double half_width = 0;  ///< of its own 95% interval
  std::size_t took_part = 0;
};

class NaiveJoiner : public testing::Test {
 protected:
  NaiveJoiner() {
    lane_.detail = Detail::clinic;
    for (auto const& measure : simulation_.measures()) {
      if (measure.info.id == "clinic_hours") break;
      ++hours_;
    }
  }

  double coverage(LaneResult const& lane, ClinicId c) const {
    auto const& counts = lane.counts[c];
    return 100.0 * counts.one_dose[band_13_17] / counts.patients[band_13_17];
  }

  /// It gave the programme hours of its staff.
  bool worked_with(LaneResult const& lane, ClinicId c) const {
    for (int week = 0; week < weeks; ++week)
      if (lane.by_clinic[hours_][static_cast<std::size_t>(week * clinics) + c.row()] > 0) return true;
    return false;
  }

  bool drawn(ClinicId c) const {
    return scenario_.clinics[simulation_.world().clinics.roster_row[c]].extra.at("lot") == "coached";
  }

  /// A trial counts the change since the start, the naive analyst has the level at the end alone.
  Findings analyse(ReplicationResult const& lived, std::size_t acting, bool trial) const {
    std::vector<double> with, without, others;
    for (auto c : rows_of<ClinicId>(clinics)) {
      auto const& panel = lived.panel[c];
      double start = 0, of = 0;
      for (int sex = 0; sex < 2; ++sex) start += panel.one_dose[sex][band_13_17], of += panel.patients[sex][band_13_17];
      auto const value = [&](std::size_t lane) { return coverage(lived.lanes[lane], c) - (trial ? 100 * start / of : 0); };
      if (trial ? drawn(c) : worked_with(lived.lanes[acting], c))
        with.push_back(value(acting)), without.push_back(value(0));
      else
        others.push_back(value(acting));
    }
    auto const a = mean_of(with), b = mean_of(others);
    return {a.mean - mean_of(without).mean, a.mean - b.mean,
            student_factor(0.95, clinics - 1) * std::sqrt(a.variance + b.variance), with.size()};
  }

  std::vector<Findings> all_of(std::size_t acting, bool trial) const {
    std::vector<Findings> all;
    std::size_t const strategies[] = {0, acting};
    for (int r = 0; r < replications; ++r)
      all.push_back(analyse(simulation_.replicate(r, strategies, serial_for, lane_), 1, trial));
    return all;
  }

  static int covering(std::vector<Findings> const& all) {
    int count = 0;
    for (auto const& f : all) count += std::fabs(f.found - f.truth) <= f.half_width;
    return count;
  }

  static double t_of(std::vector<Findings> const& all, auto const& value) {
    std::vector<double> values;
    for (auto const& f : all) values.push_back(value(f));
    return t_statistic(values);
  }

  Scenario scenario_ = divided_world();
  Simulation simulation_{scenario_};
  LaneOptions lane_;
  std::size_t hours_ = 0;
};

// Of 20 intervals that cover 95%, 16 or more do so but for chance 3e-3 (under another seed).
TEST_F(NaiveJoiner, ATrialByLotCoversTheTruth) {
  auto const trial = all_of(3, true);
  EXPECT_GE(covering(trial), 16);
  EXPECT_GT(t_of(trial, [](Findings const& f) { return f.truth; }), 3.5) << "coaching helps";
  for (auto const& f : trial) EXPECT_EQ(f.took_part, clinics / 2u);
}

// The clinics with most patients to gain are served first: those worked with look worse than the others, though they gained.
TEST_F(NaiveJoiner, UnderGreatestNeedTheNaiveFindsHarm) {
  auto const naive = all_of(1, false);
  EXPECT_GT(t_of(naive, [](Findings const& f) { return f.truth; }), 3.5);
  EXPECT_LT(t_of(naive, [](Findings const& f) { return f.found - f.truth; }), -3.5);
  EXPECT_LE(covering(naive), 4);
}

// The same partner, clinics and hours, but the willing first: now those worked with look better by far than what they gained.
TEST_F(NaiveJoiner, UnderMostWillingTheNaiveFindsTooMuch) {
  auto const naive = all_of(2, false);
  EXPECT_GT(t_of(naive, [](Findings const& f) { return f.truth; }), 3.5);
  EXPECT_GT(t_of(naive, [](Findings const& f) { return f.found - f.truth; }), 3.5);
  EXPECT_LE(covering(naive), 4);
}

}  // namespace
}  // namespace convene::test
