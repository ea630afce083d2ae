#include "engine/experiments/trials/rehearsal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "engine/experiments/estimate.hpp"
#include "engine/experiments/trials/reenact.hpp"
#include "engine/experiments/trials/windows.hpp"
#include "engine/random/draws.hpp"

namespace convene {
namespace {

constexpr Decision lots{"trial.patient_lot"};
constexpr double none = std::numeric_limits<double>::quiet_NaN();

ContrastScale scale_of(PublishedEffect const& effect) {
  return effect.relative() ? ContrastScale::log_ratio : ContrastScale::difference;
}

/// Of one trial of this size.
void set_estimate(TrialReading& reading, Contrast const& seen) {
  reading.estimate = seen.value;
  reading.half_width = student_factor(0.95, seen.freedom + 1) * std::sqrt(seen.variance);
}

std::size_t first_acting(Trial const& trial) {
  return trial.has_control() ? 1 : 0;
}

}  // namespace

std::vector<TrialWindow> windows_of(Trial const& trial, TrialOutcome const& outcome) {
  std::vector<TrialWindow> windows;
  if (trial.design == TrialDesign::stepped_wedge)
    for (int from = outcome.from; from + trial.period_days <= outcome.day; from += trial.period_days)
      windows.push_back({from, from + trial.period_days});
  else if (outcome.before.to > outcome.before.from)
    windows.push_back(outcome.before);
  if (trial.design != TrialDesign::stepped_wedge) windows.push_back({outcome.from, outcome.day});
  return windows;
}

bool TrialReading::is_finite() const {
  return std::isfinite(caused) && std::isfinite(estimate) && !std::isnan(half_width);
}

struct Rehearsal::Cast {
  std::size_t replication = 0;
  ReplicationResult lived;
  std::vector<std::size_t> cohort;  ///< by clinic row: the first arm of its cohort
  std::vector<std::size_t> lane;    ///< by arm
};

Rehearsal::Rehearsal(Trial const& trial, TrialParameters const& parameters, int replications)
    : trial_{trial}, scenario_{scenario_of(trial, parameters, replications)}, simulation_{scenario_} {
  std::set<int> ends;
  for (auto const& outcome : trial.outcomes) {
    for (int day : OutcomeReader::days(trial, outcome)) {
      if (day >= 7) ends.insert(day / 7);
      if (day > 0) ends.insert(day / 7 + 1);
    }
    if (outcome.measure == TrialMeasure::recorded) options_.detail = Detail::clinic;
    if (is_of_cohort(outcome.measure)) options_.cohort = true;
  }
  options_.snapshot_weeks.assign(ends.begin(), ends.end());
}

std::vector<std::size_t> Rehearsal::cohorts_of(std::size_t allocation) const {
  auto const& world = simulation_.world();
  auto const column = "arm_" + std::to_string(allocation);
  std::vector<std::size_t> cohorts;
  for (auto c : rows_of<ClinicId>(world.clinics.size())) {
    auto const& name = scenario_.clinics[world.clinics.roster_row[c]].extra.at(column);
    auto const arm = std::find_if(trial_.arms.begin(), trial_.arms.end(), [&](auto const& a) { return a.cohort == name; });
    cohorts.push_back(static_cast<std::size_t>(arm - trial_.arms.begin()));
  }
  return cohorts;
}

std::vector<std::vector<TrialReading>> Rehearsal::live(std::size_t replication) const {
  auto const first = first_acting(trial_);
  auto const acting = trial_.arms.size() - first;
  Cast cast;
  cast.replication = replication;
  std::vector<std::size_t> strategies{0};
  cast.lane.assign(first, 0);
  for (std::size_t a = 0; a < acting; ++a) {
    cast.lane.push_back(strategies.size());
    strategies.push_back(1 + replication * acting + a);
  }
  cast.lived = simulation_.replicate(static_cast<int>(replication), strategies, serial_for, options_);
  cast.cohort = cohorts_of(replication);
  std::vector<std::vector<TrialReading>> all;
  for (auto const& outcome : trial_.outcomes) {
    OutcomeReader const reader{outcome, options_.snapshot_weeks, simulation_.measures()};
    all.emplace_back();
    for (auto const& effect : outcome.effects)
      all.back().push_back(trial_.design == TrialDesign::stepped_wedge ? read_wedge(cast, reader, outcome, effect)
                                                                      : read(cast, reader, outcome, effect));
  }
  return all;
}

/// The arm's clinics in its own lane, or as if nobody had acted. `sampled`: of clinics that several arms share, only the
/// arm's own patients.
Rehearsal::Table Rehearsal::shares(Cast const& cast, OutcomeReader const& reader, std::size_t arm, TrialWindow window,
                                   bool acting, bool sampled_only) const {
  auto const& lane = cast.lived.lanes[acting ? cast.lane[arm] : 0];
  Table table(cast.cohort.size());
  for (auto c : rows_of<ClinicId>(cast.cohort.size()))
    if (trial_.arms[cast.cohort[c.row()]].cohort == trial_.arms[arm].cohort)
      table[c.row()] = reader.counts_money() ? ClinicShare{reader.spent(lane, window) / trial_.arms[arm].clinics, 1}
                                                             : reader.read(lane, cast.lived.panel, c, window);
  double const share = trial_.arms[arm].share;
  return sampled_only && share < 1 ? sampled(std::move(table), share, arm, window, cast.replication) : table;
}

/// Each patient of the arm is one of the clinic's by lot, with replacement: the clinics' patients are themselves drawn
/// anew in each replication, and without replacement the arms' chance would be counted as less than it is.
Rehearsal::Table Rehearsal::sampled(Table whole, double share, std::size_t arm, TrialWindow window,
                                    std::size_t replication) const {
  Draws const draws{trial_.seed, ~replication};
  for (std::size_t c = 0; c < whole.size(); ++c) {
    if (whole[c].of <= 0) continue;
    double const chance = whole[c].count / whole[c].of;
    auto const patients = static_cast<std::uint32_t>(std::lround(share * whole[c].of));
    double counted = 0;
    auto const who = combine(combine(c, arm), static_cast<std::uint64_t>(window.to));
    for (std::uint32_t i = 0; i < patients; ++i) counted += draws.chance(chance, lots, who, 0, i);
    whole[c] = {counted, static_cast<double>(patients)};
  }
  return whole;
}

void Rehearsal::add_arm(std::vector<ContrastTerm>& terms, double weight, Cast const& cast, OutcomeReader const& reader,
                        TrialOutcome const& outcome, PublishedEffect const& effect, std::size_t arm, bool acting,
                        bool sampled_only) const {
  auto const windows = windows_of(trial_, outcome);
  auto const scaled = effect.relative() ? weight : reader.scale() * weight;
  terms.push_back({scaled, shares(cast, reader, arm, windows.back(), acting, sampled_only)});
  if (trial_.design == TrialDesign::pre_post && !outcome.is_change())
    terms.push_back({-scaled, shares(cast, reader, arm, windows.front(), acting, sampled_only)});
}

/// What an effect compares: arms with their weights, in sum 0, or a single arm with itself before.
std::vector<std::pair<double, std::size_t>> Rehearsal::weights_of(PublishedEffect const& effect) const {
  std::vector<std::pair<double, std::size_t>> weights;
  auto const add = [&](std::string const& name, double weight) {
    for (std::size_t a = 0; a < trial_.arms.size(); ++a)
      if (trial_.arms[a].id == name) {
        weights.push_back({weight, a});
        return;
      }
    std::vector<std::size_t> with, without;
    for (std::size_t a = 0; a < trial_.arms.size(); ++a) {
      auto const& factors = trial_.arms[a].factors;
      (std::find(factors.begin(), factors.end(), name) != factors.end() ? with : without).push_back(a);
    }
    for (auto a : with) weights.push_back({weight / static_cast<double>(with.size()), a});
    for (auto a : without) weights.push_back({-weight / static_cast<double>(without.size()), a});
  };
  add(effect.arm, 1);
  bool const single = weights.size() == 1;
  if (!effect.than.empty())
    add(effect.than, -1);
  else if (single && trial_.has_control())
    weights.push_back({-1, 0});
  return weights;
}

TrialReading Rehearsal::read(Cast const& cast, OutcomeReader const& reader, TrialOutcome const& outcome,
                             PublishedEffect const& effect) const {
  std::vector<ContrastTerm> observed, caused, control;
  auto const weights = weights_of(effect);
  for (auto const& [weight, arm] : weights) {
    add_arm(observed, weight, cast, reader, outcome, effect, arm, true, true);
    if (cast.lane[arm] == 0) continue;  // nobody acts: with is without
    add_arm(caused, weight, cast, reader, outcome, effect, arm, true, false);
    if (!reader.counts_money()) add_arm(caused, -weight, cast, reader, outcome, effect, arm, false, false);
  }
  TrialReading reading;
  set_estimate(reading, contrast_of(observed, cast.cohort, scale_of(effect)));
  reading.caused = contrast_of(caused, cast.cohort, scale_of(effect)).value;
  control.push_back({reader.scale(), shares(cast, reader, 0, windows_of(trial_, outcome).back(), false, false)});
  reading.control = contrast_of(control, cast.cohort).value;
  if (weights.front().first == 1) {  // one arm, not a factor of several
    ContrastTerm const own{reader.scale(), shares(cast, reader, weights.front().second, windows_of(trial_, outcome).back(), true, false)};
    reading.level = contrast_of({own}, cast.cohort).value;
  }

  ContrastTerm start{reader.scale(), Table(cast.cohort.size())};
  bool known = false;
  for (auto c : rows_of<ClinicId>(cast.cohort.size()))
    if (trial_.arms[cast.cohort[c.row()]].cohort == trial_.arms[0].cohort) {
      start.clinics[c.row()] = reader.at_start(cast.lived.panel, c);
      known = known || start.clinics[c.row()].of > 0;
    }
  if (!known && outcome.before.to > outcome.before.from) {
    start.clinics = shares(cast, reader, 0, outcome.before, false, false);
    known = true;
  }
  reading.baseline = known ? contrast_of({start}, cast.cohort).value : none;
  return reading;
}

/// In each period those exposed against those not yet; periods weigh as their clinics allow (n1 n0 / (n1 + n0)).
TrialReading Rehearsal::read_wedge(Cast const& cast, OutcomeReader const& reader, TrialOutcome const& outcome,
                                   PublishedEffect const& effect) const {
  std::vector<ContrastTerm> observed, caused;
  auto const windows = windows_of(trial_, outcome);
  double total = 0;
  auto const add = [](Table& sum, Table const& more) {
    for (std::size_t c = 0; c < sum.size(); ++c) sum[c].count += more[c].count, sum[c].of += more[c].of;
  };
  for (auto const& window : windows) {
    Table exposed(cast.cohort.size()), waiting = exposed, as_if = exposed;
    double n1 = 0, n0 = 0;
    for (std::size_t a = 0; a < trial_.arms.size(); ++a) {
      bool const on = trial_.arms[a].begin_day <= window.from;
      (on ? n1 : n0) += trial_.arms[a].clinics;
      add(on ? exposed : waiting, shares(cast, reader, a, window, true, true));
      if (on) add(as_if, shares(cast, reader, a, window, false, true));
    }
    if (n1 == 0 || n0 == 0) continue;
    double const weight = n1 * n0 / (n1 + n0), scaled = effect.relative() ? weight : reader.scale() * weight;
    total += weight;
    observed.push_back({scaled, exposed});
    observed.push_back({-scaled, std::move(waiting)});
    caused.push_back({scaled, std::move(exposed)});
    caused.push_back({-scaled, std::move(as_if)});
  }
  for (auto* terms : {&observed, &caused})
    for (auto& term : *terms) term.weight /= total;
  TrialReading reading;
  set_estimate(reading, contrast_of(observed, cast.cohort, scale_of(effect)));
  reading.caused = contrast_of(caused, cast.cohort, scale_of(effect)).value;
  std::vector<ContrastTerm> control{{reader.scale(), shares(cast, reader, 0, windows.front(), false, false)}};
  reading.control = contrast_of(control, cast.cohort).value;
  reading.baseline = none;
  return reading;
}

}  // namespace convene
