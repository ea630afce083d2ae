#include "engine/experiments/trials/reenact.hpp"

#include <cmath>
#include <memory>

#include "engine/experiments/trials/people_rehearsal.hpp"
#include "engine/experiments/trials/rehearsal.hpp"

namespace convene {
namespace {

double sd(std::vector<double> const& values, double mean) {
  double squares = 0;
  for (double v : values) squares += (v - mean) * (v - mean);
  return values.size() > 1 ? std::sqrt(squares / static_cast<double>(values.size() - 1)) : 0;
}

TrialFinding finding_of(std::vector<TrialReading> runs, Trial const& trial, TrialOutcome const& outcome,
                        PublishedEffect const& published) {
  auto const lived = runs.size();
  std::erase_if(runs, [](TrialReading const& run) { return !run.is_finite(); });
  auto const values = [&](double TrialReading::*member) {
    std::vector<double> all;
    for (auto const& run : runs) all.push_back(run.*member);
    return all;
  };
  TrialFinding f;
  f.outcome = outcome.id;
  f.arm = published.arm.empty() ? "exposed" : published.arm + (published.than.empty() ? "" : " than " + published.than);
  f.published = published;
  f.without_ratio = static_cast<int>(lived - runs.size());
  f.caused = estimate(values(&TrialReading::caused));
  auto const estimates = values(&TrialReading::estimate);
  f.trial_mean = estimate(estimates).mean;
  // A study without a control is held against what it would have seen, not against what the programme did.
  f.uncontrolled = (trial.design == TrialDesign::pre_post && published.than.empty() && outcome.measure != TrialMeasure::cost) ||
                   trial.enrolment.allotment == Allotment::observational;
  f.effect = f.uncontrolled ? estimate(estimates) : f.caused;
  f.trial_sd = sd(estimates, f.trial_mean);
  for (auto const& run : runs) {
    f.covered += std::fabs(run.estimate - f.effect.mean) <= run.half_width;
    f.covered_zero += std::fabs(run.estimate) <= run.half_width;
  }
  f.covered /= static_cast<double>(runs.size());
  f.covered_zero /= static_cast<double>(runs.size());
  // All clinics of an arm bear the same money: no interval of one trial.
  if (outcome.measure == TrialMeasure::cost) f.covered = f.covered_zero = no_value;
  f.amount = outcome.is_amount();
  f.published_control = outcome.control;
  auto const controls = values(&TrialReading::control), levels = values(&TrialReading::level), baselines = values(&TrialReading::baseline);
  f.control = estimate(controls).mean;
  f.control_sd = sd(controls, f.control);
  f.published_level = published.level;
  f.level = estimate(levels).mean;
  f.level_sd = sd(levels, f.level);
  for (auto const& run : runs)
    for (auto arm : {control_arm, treated_arm}) f.people[arm] += run.people[arm] / static_cast<double>(runs.size());
  f.published_baseline = outcome.baseline;
  f.baseline = estimate(baselines).mean;
  f.baseline_sd = sd(baselines, f.baseline);
  f.a_person = is_a_person(outcome.measure);
  f.inside = published.sign > 0   ? f.effect.low() > 0
             : published.sign < 0 ? f.effect.high() < 0
                                  : f.effect.mean >= published.low && f.effect.mean <= published.high;
  return f;
}

using Live = std::function<std::vector<std::vector<TrialReading>>(std::size_t)>;

Live rehearsal_of(Trial const& trial, TrialParameters const& parameters, int replications) {
  if (trial.is_of_people())
    return [rehearsal = std::make_shared<PeopleRehearsal>(trial, parameters)](std::size_t r) { return rehearsal->live(r); };
  return [rehearsal = std::make_shared<Rehearsal>(trial, parameters, replications)](std::size_t r) { return rehearsal->live(r); };
}

}  // namespace

Reenactment reenact(Trial const& trial, TrialParameters const& parameters, ReenactOptions const& options) {
  Diagnostics diagnostics;
  check_outcomes(trial, diagnostics);
  if (!diagnostics.ok()) throw InputError(diagnostics);
  Reenactment out{trial, options.replications > 0 ? options.replications : trial.replications, 0, {}, {},
                  false};
  auto const live = rehearsal_of(trial, parameters, out.asked);
  auto const runs = static_cast<std::size_t>(out.asked);
  // By replication, so that threads cannot change sums.
  std::vector<std::vector<std::vector<TrialReading>>> lived(runs);
  auto const report = Pool{options.threads}.run_tasks(
      runs, [&](std::size_t r) { lived[r] = live(r); }, {options.stop, options.progress});
  out.stopped = report.stopped;
  out.finished = static_cast<int>(report.finished_count());
  for (auto const& failure : report.failures)
    out.failures.push_back({static_cast<int>(failure.task), failure.message});
  if (out.finished == 0) return out;

  for (std::size_t o = 0; o < trial.outcomes.size(); ++o)
    for (std::size_t e = 0; e < trial.outcomes[o].effects.size(); ++e) {
      std::vector<TrialReading> all;
      for (std::size_t r = 0; r < runs; ++r)
        if (report.finished[r]) all.push_back(lived[r][o][e]);
      out.findings.push_back(finding_of(std::move(all), trial, trial.outcomes[o], trial.outcomes[o].effects[e]));
    }
  return out;
}

}  // namespace convene
