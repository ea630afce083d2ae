#include "engine/experiments/trials/reenact.hpp"

#include <cmath>
#include <set>

#include "engine/assembly/simulation.hpp"
#include "engine/experiments/trials/outcome_reader.hpp"

namespace convene {
namespace {

/// What one replication says of one arm in one outcome, points.
struct Reading {
  double paired = 0, estimate = 0, half_width = 0, control = 0, baseline = 0;
};

/// Lives single replications of a trial.
class Rehearsal {
 public:
  Rehearsal(Trial const& trial, TrialParameters const& parameters, int replications)
      : trial_{trial}, scenario_{scenario_of(trial, parameters, replications)}, simulation_{scenario_} {
    std::set<int> ends;
    for (auto const& outcome : trial.outcomes) ends.insert({outcome.day / 7, outcome.day / 7 + 1});
    options_.snapshot_weeks.assign(ends.begin(), ends.end());
  }

  /// [outcome][arm]; nothing of the control.
  std::vector<std::vector<Reading>> live(std::size_t replication) const {
    auto const active = trial_.arms.size() - 1;
    std::vector<std::size_t> strategies{0};
    for (std::size_t a = 0; a < active; ++a) strategies.push_back(1 + replication * active + a);
    auto const result =
        simulation_.replicate(static_cast<int>(replication), strategies, serial_for, options_);
    auto const clinics = clinics_of(replication);
    std::vector<std::vector<Reading>> all;
    for (auto const& outcome : trial_.outcomes) all.push_back(observe(outcome, result, clinics));
    return all;
  }

 private:
  using ClinicsByArm = std::vector<std::vector<ClinicId>>;

  ClinicsByArm clinics_of(std::size_t allocation) const {
    ClinicsByArm clinics(trial_.arms.size());
    auto const& world = simulation_.world();
    auto const column = "arm_" + std::to_string(allocation);
    for (auto c : rows_of<ClinicId>(world.clinics.size())) {
      auto const& arm = scenario_.clinics[world.clinics.roster_row[c]].extra.at(column);
      for (std::size_t a = 0; a < trial_.arms.size(); ++a)
        if (trial_.arms[a].id == arm) clinics[a].push_back(c);
    }
    return clinics;
  }

  std::vector<Reading> observe(TrialOutcome const& outcome, ReplicationResult const& result,
                               ClinicsByArm const& clinics) const {
    OutcomeReader const reader{outcome, options_.snapshot_weeks};
    auto const change = [&](std::size_t lane, std::size_t arm) {
      std::vector<ClinicShare> shares;
      for (auto c : clinics[arm]) shares.push_back(reader.read(result.lanes[lane], result.panel[c], c));
      return change_of(shares);
    };
    auto const control = change(0, 0);
    std::vector<ClinicShare> starts;
    for (auto c : clinics[0]) starts.push_back(reader.at_start(result.panel[c]));
    std::vector<Reading> arms(trial_.arms.size());
    for (std::size_t a = 1; a < arms.size(); ++a) {
      auto const treated = change(a, a);
      auto const people = clinics[0].size() + clinics[a].size();
      arms[a].paired = treated.change - change(0, a).change;
      arms[a].estimate = treated.change - control.change;
      // Student's t with the clinics of both arms less two as degrees of freedom.
      arms[a].half_width = student_factor(0.95, people - 1) * std::sqrt(treated.variance + control.variance);
      arms[a].control = control.change;
      arms[a].baseline = change_of(starts).change;
    }
    return arms;
  }

  Trial const& trial_;
  Scenario scenario_;
  Simulation simulation_;
  LaneOptions options_;
};

double sd(std::vector<double> const& values, double mean) {
  double squares = 0;
  for (double v : values) squares += (v - mean) * (v - mean);
  return values.size() > 1 ? std::sqrt(squares / static_cast<double>(values.size() - 1)) : 0;
}

TrialFinding finding_of(std::vector<Reading> const& runs, TrialOutcome const& outcome,
                        PublishedEffect const& published) {
  auto const values = [&](double Reading::*member) {
    std::vector<double> all;
    for (auto const& run : runs) all.push_back(run.*member);
    return all;
  };
  TrialFinding f;
  f.outcome = outcome.id;
  f.arm = published.arm;
  f.published = published;
  f.effect = estimate(values(&Reading::paired));
  auto const estimates = values(&Reading::estimate);
  f.trial_mean = estimate(estimates).mean;
  f.trial_sd = sd(estimates, f.trial_mean);
  for (auto const& run : runs) {
    f.covered += std::fabs(run.estimate - f.effect.mean) <= run.half_width;
    f.covered_zero += std::fabs(run.estimate) <= run.half_width;
  }
  f.covered /= static_cast<double>(runs.size());
  f.covered_zero /= static_cast<double>(runs.size());
  f.published_control = outcome.control;
  f.control = estimate(values(&Reading::control)).mean;
  f.published_baseline = outcome.baseline;
  f.baseline = estimate(values(&Reading::baseline)).mean;
  f.inside = f.effect.mean >= published.low && f.effect.mean <= published.high;
  return f;
}

}  // namespace

Reenactment reenact(Trial const& trial, TrialParameters const& parameters, ReenactOptions const& options) {
  Reenactment out{trial, options.replications > 0 ? options.replications : trial.replications, 0, {}, {},
                  false};
  Rehearsal const rehearsal{trial, parameters, out.asked};
  auto const runs = static_cast<std::size_t>(out.asked);
  // By replication, so that threads cannot change sums.
  std::vector<std::vector<std::vector<Reading>>> lived(runs);
  auto const report = Pool{options.threads}.run_tasks(
      runs, [&](std::size_t r) { lived[r] = rehearsal.live(r); }, {options.stop, options.progress});
  out.stopped = report.stopped;
  out.finished = static_cast<int>(report.finished_count());
  for (auto const& failure : report.failures)
    out.failures.push_back({static_cast<int>(failure.task), failure.message});
  if (out.finished == 0) return out;

  for (std::size_t o = 0; o < trial.outcomes.size(); ++o)
    for (auto const& published : trial.outcomes[o].effects)
      for (std::size_t a = 1; a < trial.arms.size(); ++a) {
        if (trial.arms[a].id != published.arm) continue;
        std::vector<Reading> all;
        for (std::size_t r = 0; r < runs; ++r)
          if (report.finished[r]) all.push_back(lived[r][o][a]);
        out.findings.push_back(finding_of(all, trial.outcomes[o], published));
      }
  return out;
}

}  // namespace convene
