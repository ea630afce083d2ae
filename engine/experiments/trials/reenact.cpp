#include "engine/experiments/trials/reenact.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <set>
#include <stdexcept>

#include "engine/assembly/simulation.hpp"
#include "engine/execution/pool.hpp"

namespace convene {
namespace {

/// A clinic's contribution to a ratio of sums.
struct Share {
  double count = 0, of = 0;
};

struct ArmChange {
  double change = 0;    ///< points
  double variance = 0;  ///< of the change, clinics as clusters (linearised ratio)
};

ArmChange change_of(std::vector<Share> const& clinics) {
  double count = 0, of = 0;
  for (auto const& c : clinics) count += c.count, of += c.of;
  if (of <= 0) return {};
  double const ratio = count / of;
  double squares = 0;
  for (auto const& c : clinics) squares += (c.count - ratio * c.of) * (c.count - ratio * c.of);
  auto const m = static_cast<double>(clinics.size());
  return {100 * ratio, m > 1 ? 1e4 * m / (m - 1) * squares / (of * of) : 0};
}

/// Reads one outcome at its day, between the two weeks' ends around it.
class OutcomeReader {
 public:
  OutcomeReader(TrialOutcome const& outcome, std::vector<int> const& weeks) : outcome_{outcome} {
    auto const at = [&](int week) { return static_cast<std::size_t>(std::find(weeks.begin(), weeks.end(), week) - weeks.begin()); };
    before_ = at(outcome.day / 7);
    after_ = at(outcome.day / 7 + 1);
    fraction_ = (outcome.day % 7) / 7.0;
  }

  Share read(LaneResult const& lane, VaccinationPanel const& panel, ClinicId c) const {
    Share share;
    double const count = (1 - fraction_) * doses(lane.snapshots[before_][c]) + fraction_ * doses(lane.snapshots[after_][c]);
    share.count = count;
    share.of = at_start(panel.patients);
    if (outcome_.measure == TrialMeasure::initiation) share.of -= at_start(panel.one_dose);
    return share;
  }

  double baseline(VaccinationPanel const& panel) const {
    return at_start(outcome_.measure == TrialMeasure::completion_change ? panel.up_to_date : panel.one_dose);
  }

 private:
  double at_start(std::int32_t const (&table)[2][age_bands]) const {
    double sum = 0;
    for (auto band : outcome_.bands) sum += (outcome_.girls ? table[0][band] : 0) + (outcome_.boys ? table[1][band] : 0);
    return sum;
  }

  double doses(VaccinationCounts const& n) const {
    if (outcome_.measure == TrialMeasure::completion_change) return at_start(n.panel_complete);
    return at_start(outcome_.records == TrialRecords::registry ? n.panel_first_registry : n.panel_first);
  }

  TrialOutcome const& outcome_;
  std::size_t before_ = 0, after_ = 0;
  double fraction_ = 0;
};

struct Tally {
  std::vector<double> paired, estimate, half_width, control, baseline;
};

double mean(std::vector<double> const& x) {
  double sum = 0;
  for (double v : x) sum += v;
  return x.empty() ? 0 : sum / static_cast<double>(x.size());
}

double sd(std::vector<double> const& x) {
  double const m = mean(x);
  double sum = 0;
  for (double v : x) sum += (v - m) * (v - m);
  return x.size() > 1 ? std::sqrt(sum / static_cast<double>(x.size() - 1)) : 0;
}

double t_quantile(double degrees) { return boost::math::quantile(boost::math::students_t{std::max(1.0, degrees)}, 0.975); }

}  // namespace

Reenactment reenact(Trial const& trial, std::map<std::string, double> const& parameters, int replications, int threads) {
  auto const scenario = scenario_of(trial, parameters);
  Simulation const simulation{scenario};
  auto const& world = simulation.world();

  std::set<int> ends;
  for (auto const& outcome : trial.outcomes) ends.insert(outcome.day / 7), ends.insert(outcome.day / 7 + 1);
  LaneOptions options;
  options.snapshot_weeks.assign(ends.begin(), ends.end());
  std::vector<std::size_t> strategies;
  for (std::size_t i = 0; i < scenario.strategies.size(); ++i) strategies.push_back(i);

  std::vector<std::vector<ClinicId>> clinics_of(trial.arms.size());
  for (auto c : rows_of<ClinicId>(world.clinics.size())) {
    auto const& arm = scenario.clinics[world.clinics.roster_row[c]].extra.at("arm");
    for (std::size_t a = 0; a < trial.arms.size(); ++a)
      if (trial.arms[a].id == arm) clinics_of[a].push_back(c);
  }

  // [outcome][arm]: filled by replication, so that threads cannot change sums.
  std::vector<std::vector<Tally>> tallies(trial.outcomes.size(), std::vector<Tally>(trial.arms.size()));
  auto const runs = static_cast<std::size_t>(replications);
  for (auto& row : tallies)
    for (auto& t : row)
      for (auto* v : {&t.paired, &t.estimate, &t.half_width, &t.control, &t.baseline}) v->assign(runs, 0);

  auto const live = [&](std::size_t r) {
    auto const result = simulation.replicate(static_cast<int>(r), strategies, serial_for, options);
    for (std::size_t o = 0; o < trial.outcomes.size(); ++o) {
      OutcomeReader const reader{trial.outcomes[o], options.snapshot_weeks};
      auto const shares = [&](std::size_t lane, std::size_t arm) {
        std::vector<Share> all;
        for (auto c : clinics_of[arm]) all.push_back(reader.read(result.lanes[lane], result.panel[c], c));
        return all;
      };
      auto const control = change_of(shares(0, 0));
      double at_start = 0, of = 0;
      for (auto c : clinics_of[0]) at_start += reader.baseline(result.panel[c]), of += reader.read(result.lanes[0], result.panel[c], c).of;
      for (std::size_t a = 1; a < trial.arms.size(); ++a) {
        auto const treated = change_of(shares(a, a)), untreated = change_of(shares(0, a));
        auto& t = tallies[o][a];
        t.paired[r] = treated.change - untreated.change;
        t.estimate[r] = treated.change - control.change;
        double const degrees = static_cast<double>(clinics_of[0].size() + clinics_of[a].size()) - 2;
        t.half_width[r] = t_quantile(degrees) * std::sqrt(treated.variance + control.variance);
        t.control[r] = control.change;
        t.baseline[r] = of > 0 ? 100 * at_start / of : 0;
      }
    }
  };
  auto const report = Pool{threads}.run_tasks(runs, live);
  if (!report.failures.empty()) throw std::runtime_error(trial.title + ": " + report.failures.front().message);

  Reenactment out{trial, replications, {}};
  for (std::size_t o = 0; o < trial.outcomes.size(); ++o)
    for (auto const& published : trial.outcomes[o].effects)
      for (std::size_t a = 1; a < trial.arms.size(); ++a) {
        if (trial.arms[a].id != published.arm) continue;
        auto const& t = tallies[o][a];
        TrialFinding f;
        f.outcome = trial.outcomes[o].id;
        f.arm = published.arm;
        f.published = published;
        f.effect = mean(t.paired);
        f.effect_half_width = t_quantile(replications - 1.0) * sd(t.paired) / std::sqrt(replications);
        f.trial_mean = mean(t.estimate);
        f.trial_sd = sd(t.estimate);
        for (std::size_t r = 0; r < runs; ++r) f.covered += std::fabs(t.estimate[r] - f.trial_mean) <= t.half_width[r];
        f.covered /= replications;
        f.published_control = trial.outcomes[o].control;
        f.control = mean(t.control);
        f.baseline = mean(t.baseline);
        f.inside = f.effect >= published.low && f.effect <= published.high;
        out.findings.push_back(f);
      }
  return out;
}

}  // namespace convene
