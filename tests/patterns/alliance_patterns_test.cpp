// Patterns of partnerships among themselves (engine/ODD.md, section 1), each with its mechanism knocked out. The false-
// alarm rate is that of patterns_test.cpp: paired t above 3.5.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/study.hpp"

namespace convene::test {
namespace {

constexpr double sure = 3.5;

std::vector<double> minus(std::vector<double> a, std::vector<double> const& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] -= b[i];
  return a;
}

/// Mean over replications of a level measure at the end of a week.
double level_at(Study const& study, std::size_t strategy, std::string const& measure, int week) {
  auto const& all = study.simulation().measures();
  std::size_t m = 0;
  while (all[m].info.id != measure) ++m;
  double sum = 0;
  for (auto const& r : study.results()) sum += r.lanes[strategy].series[m][static_cast<std::size_t>(week)];
  return sum / static_cast<double>(study.results().size());
}

// 6. Ties cost time. Everyone tied to everyone must be able to lose to a sparse alliance.
std::vector<double> lost_by_density(double hours_bind) {
  auto world = made_up({.clinics = 48, .system_size = 1});
  std::vector<std::size_t> partners;
  for (int i = 0; i < 5; ++i) partners.push_back(add_partner(world, "partner-" + std::to_string(i), 1, 8));
  for (auto const* web : {"lead", "all"}) {
    auto& s = add_strategy(world, web, Engagement::hybrid, partners, {"coaching", "leader_identification", "standing_calls"});
    s.engagement = Engagement::clinic;
    s.policy.kind = "benefit_per_hour";
    set(s, "standing_calls", "with", std::string{web});
    set(s, "standing_calls", "every_weeks", std::string{web} == "all" ? 1.0 : 4.0);
  }
  set(world, "process.staffing.enabled", hours_bind);
  Study study{world, 20};
  EXPECT_GT(level_at(study, 2, "tie_density", 40), level_at(study, 1, "tie_density", 40));
  return minus(study.values("lead", "first_doses"), study.values("all", "first_doses"));
}

TEST(Pattern, 06_EveryoneTiedToEveryoneLosesToASparseAlliance) {
  EXPECT_GT(t_statistic(lost_by_density(1)), sure);
  EXPECT_LT(t_statistic(lost_by_density(0)), 1) << "where ties take no time, more of them cost nothing";
}

// 7. Trust can rise with outcomes flat. Ties fall after money ends; shared data slow the fall.
TEST(Pattern, 07_TrustRisesWithOutcomesFlat) {
  auto const world_with = [](double enabled) {
    auto world = made_up();
    auto const a = add_partner(world, "department", 1, 20), b = add_partner(world, "society", 1, 20);
    add_strategy(world, "talk", Engagement::system, {a, b}, {"celebrate", "gatherings", "standing_calls"});
    set(world, "process.alliance.enabled", enabled);
    return world;
  };
  Study const talk{world_with(1), 10};
  EXPECT_GT(level_at(talk, 1, "partner_trust", 51), level_at(talk, 1, "partner_trust", 0) + 0.1);
  double gained = 0;  // a system that has agreed stands behind its clinics' own effort, and little more
  for (double x : talk.differences("talk", "first_doses")) gained += x / 10;
  EXPECT_LT(std::abs(gained), 0.005 * talk.mean("no_partnership", "first_doses"));
  Study const silent{world_with(0), 10};
  EXPECT_LT(level_at(silent, 1, "partner_trust", 51), level_at(talk, 1, "partner_trust", 51) - 0.1);
}

TEST(Pattern, 07_TiesFallAfterMoneyEndsAndSharedDataSlowTheFall) {
  auto const world_with = [](double slows, bool funded) {
    auto world = made_up({.clinics = 12, .weeks = 78});
    auto const a = add_partner(world, "department", 1, 20), b = add_partner(world, "society", 1, 20);
    auto const c = add_partner(world, "sharing department", 1, 20), d = add_partner(world, "sharing society", 1, 20);
    if (!funded)
      for (auto& partner : world.partners) partner.funded_weeks = 39;
    TieRow tie;
    tie.from = "sharing department";
    tie.to = "sharing society";
    tie.data_sharing = true;
    world.ties.push_back(tie);
    add_strategy(world, "apart", Engagement::system, {a, b}, {"standing_calls"});
    add_strategy(world, "sharing", Engagement::system, {c, d}, {"standing_calls"});
    set(world, "alliance.sharing_slows", slows);
    return world;
  };
  Study const ends{world_with(2, false), 10};
  double const before = level_at(ends, 1, "coordination", 37), after = level_at(ends, 1, "coordination", 60);
  EXPECT_LT(after, before / 3);
  EXPECT_GT(level_at(ends, 2, "coordination", 60) / level_at(ends, 2, "coordination", 37), 2 * after / before) << "those who share data fall more slowly";

  Study const goes_on{world_with(2, true), 10};
  EXPECT_GT(level_at(goes_on, 1, "coordination", 60), 0.8 * level_at(goes_on, 1, "coordination", 37)) << "it is the end of money that ends them";
  Study const no_help{world_with(0, false), 10};
  EXPECT_NEAR(level_at(no_help, 2, "coordination", 60), level_at(no_help, 1, "coordination", 60), 0.1);
}

// 12. The observed slope of outcome on dose can have either sign, because dose follows need or willingness; the paired
// contrast does not.
struct Slopes {
  std::vector<double> observed; ///< by replication: slope over clinics of coverage at the end on hours of the programme
  std::vector<double> paired;   ///< persons gained against no partnership
};

/// Clinics that do well are the willing ones; hours suffice for some of them only.
Slopes slopes(std::string const& policy) {
  auto world = made_up({.clinics = 40, .system_size = 2, .patients = 600});
  for (std::size_t i = 0; i < world.clinics.size(); ++i) {
    double const standing = static_cast<double>(i / 2 % 10) / 9 - 0.5;  // -0.5 .. 0.5, alike within a system
    world.clinics[i].coverage_1_dose = 0.65 + 0.4 * standing;
    world.clinics[i].coverage_up_to_date = 0.8 * (0.65 + 0.4 * standing);
    if (i % 2 == 1) continue;
    SystemRow row;
    row.system = world.clinics[i].system;
    row.priority_setter = PrioritySetter::clinic;
    row.willingness = 2 * standing;
    world.systems.push_back(row);
  }
  auto const partner = add_partner(world, "department", 1, 16);
  auto& s = add_strategy(world, "help", Engagement::clinic, {partner}, {"coaching"});
  s.enrolled = policy != "most_willing";
  s.policy.kind = policy;
  // Among the willing, what counts is the leaders' own will, not how far behind they are.
  set(world, "engagement.b_gap", policy == "most_willing" ? 0 : 2);
  set(world, "engagement.b_will", policy == "most_willing" ? 3 : 1);

  Simulation const simulation{world};
  std::vector<std::size_t> const both{0, 1};
  Slopes result;
  for (int r = 0; r < 40; ++r) {
    LaneOptions options;
    options.detail = Detail::clinic;
    auto const run = simulation.replicate(r, both, serial_for, options);
    std::size_t hours = 0, doses = 0;
    auto const& measures = simulation.measures();
    while (measures[hours].info.id != "clinic_hours") ++hours;
    while (measures[doses].info.id != "first_doses") ++doses;
    std::vector<double> x(40, 0), y(40, 0);
    for (std::size_t w = 0; w < 52; ++w)
      for (std::size_t c = 0; c < 40; ++c) x[c] += run.lanes[1].by_clinic[hours][w * 40 + c];
    double mx = 0, my = 0, sxy = 0, sxx = 0;
    for (auto c : rows_of<ClinicId>(40)) {
      auto const& n = run.lanes[1].counts[c];
      y[c.row()] = static_cast<double>(n.one_dose[band_13_17]) / n.patients[band_13_17];
      mx += x[c.row()] / 40;
      my += y[c.row()] / 40;
    }
    for (std::size_t c = 0; c < 40; ++c) sxy += (x[c] - mx) * (y[c] - my), sxx += (x[c] - mx) * (x[c] - mx);
    result.observed.push_back(sxy / sxx);
    double gained = 0;
    for (std::size_t w = 0; w < 52; ++w) gained += run.lanes[1].series[doses][w] - run.lanes[0].series[doses][w];
    result.paired.push_back(gained);
  }
  return result;
}

TEST(Pattern, 12_TheObservedSlopeOfOutcomeOnDoseHasEitherSign) {
  auto const need = slopes("greatest_need"), will = slopes("most_willing");
  auto const negative = [](std::vector<double> values) {
    for (auto& v : values) v = -v;
    return values;
  };
  EXPECT_GT(t_statistic(negative(need.observed)), sure) << "hours follow need, so more hours go with less coverage";
  EXPECT_GT(t_statistic(will.observed), sure) << "hours follow willingness, so more hours go with more coverage";
  EXPECT_GT(t_statistic(need.paired), sure);
  EXPECT_GT(t_statistic(will.paired), sure);

  auto const turns = slopes("first_come");  // hours follow neither: whoever comes first
  EXPECT_GT(t_statistic(turns.observed), -sure);
}

}  // namespace
}  // namespace convene::test
