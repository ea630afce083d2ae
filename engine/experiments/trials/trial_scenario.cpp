#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/math.hpp"
#include "engine/experiments/trials/reenact.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"

namespace convene {
namespace {

constexpr Decision sizes{"trial.clinic_size"};
constexpr Decision levels{"trial.clinic_coverage"};
constexpr Decision lots{"trial.allocation"};

/// The first arm of each cohort: clinics are drawn and allotted by cohort.
std::vector<TrialArm> cohorts_of(Trial const& trial) {
  std::vector<TrialArm> cohorts;
  for (auto const& arm : trial.arms)
    if (std::none_of(cohorts.begin(), cohorts.end(), [&](TrialArm const& c) { return c.cohort == arm.cohort; }))
      cohorts.push_back(arm);
  return cohorts;
}

/// The trial's clinics: sizes and coverage vary, but the mean size and the coverage of all patients together
/// are the published ones, which a handful of drawn clinics would miss.
std::vector<ClinicRow> draw_clinics(Trial const& trial, Draws const& draws) {
  int count = 0;
  for (auto const& arm : cohorts_of(trial)) count += arm.clinics;
  std::vector<ClinicRow> clinics(static_cast<std::size_t>(count));
  std::vector<double> size, level;
  for (std::size_t i = 0; i < clinics.size(); ++i) {
    clinics[i].clinic = fmt::format("clinic-{:03}", i);
    auto const key = name_hash(clinics[i].clinic);
    size.push_back(lognormal(draws.uniform(sizes, key), 1, trial.size_spread));
    level.push_back(normal(draws.uniform(levels, key), 0, trial.coverage_spread));
  }
  double const total = std::accumulate(size.begin(), size.end(), 0.0);
  auto const coverage = [&](double shift) {
    double covered = 0;
    for (std::size_t i = 0; i < size.size(); ++i) covered += size[i] * expit(level[i] + shift);
    return covered / total;
  };
  double low = -20, high = 20;  // logits
  for (int step = 0; step < 60; ++step)
    (coverage((low + high) / 2) < trial.coverage ? low : high) = (low + high) / 2;
  for (std::size_t i = 0; i < clinics.size(); ++i) {
    auto& row = clinics[i];
    row.patients = std::max(50, static_cast<int>(std::lround(size[i] / total * count * trial.patients)));
    row.providers = trial.providers;
    row.coverage_1_dose = expit(level[i] + low);
    row.rural = false;
  }
  return clinics;
}

/// Writes into `column` of each clinic the arm that the lot gives it; arms keep their numbers of clinics.
void allot(Trial const& trial, Draws const& draws, std::uint32_t turn, std::string const& column,
           std::vector<ClinicRow>& clinics) {
  std::vector<double> lot;
  for (auto const& row : clinics) lot.push_back(draws.uniform(lots, name_hash(row.clinic), 0, turn));
  std::vector<std::size_t> order(clinics.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return lot[a] != lot[b] ? lot[a] < lot[b] : a < b; });
  std::size_t next = 0;
  for (auto const& arm : cohorts_of(trial))
    for (int i = 0; i < arm.clinics; ++i) clinics[order[next++]].extra[column] = arm.cohort;
}

PartnerSpec coaches(Trial const& trial, TrialArm const& arm) {
  PartnerSpec partner;
  partner.id = "coaches_" + arm.id;
  partner.kind = "trial";
  partner.staff = trial.staff;
  partner.topics = {"hpv"};
  return partner;
}

}  // namespace

Scenario scenario_of(Trial const& trial, TrialParameters const& parameters, int allocations) {
  Scenario s;
  s.title = trial.title;
  s.setting = trial.setting;
  s.start = trial.start;
  s.seed = trial.seed;
  s.replications = trial.replications;
  s.baseline = "control";
  s.path = trial.path;
  s.horizon_weeks = 1;
  for (auto const& outcome : trial.outcomes) s.horizon_weeks = std::max(s.horizon_weeks, outcome.day / 7 + 1);
  s.parameters = parameters;
  for (auto const& [key, given] : trial.context)
    s.parameters[key == "doses_in_series" ? "vaccination.era_doses" : "vaccination." + key] = given;

  // The clinics are drawn once, under the trial's own seed, and allotted anew by each lot.
  Draws const draws{trial.seed, ~std::uint64_t{0}};
  s.clinics = draw_clinics(trial, draws);
  s.strategies.push_back({});
  s.strategies.back().name = "control";
  std::size_t const first = trial.has_control() ? 1 : 0;
  for (std::size_t a = first; a < trial.arms.size(); ++a) s.partners.push_back(coaches(trial, trial.arms[a]));
  for (int k = 0; k < allocations; ++k) {
    auto const column = fmt::format("arm_{}", k);
    allot(trial, draws, static_cast<std::uint32_t>(k), column, s.clinics);
    for (std::size_t a = first; a < trial.arms.size(); ++a) {
      auto const& arm = trial.arms[a];
      StrategySpec strategy;
      strategy.name = fmt::format("{}_{}", arm.id, k);
      strategy.engagement = Engagement::clinic;
      strategy.partners = {a - first};
      strategy.levers = arm.levers;
      strategy.sites = {{column, arm.cohort}};
      strategy.begin_week = arm.begin_day / 7;
      strategy.enrolled = true;
      strategy.where = arm.where;
      s.strategies.push_back(std::move(strategy));
    }
  }
  return s;
}

}  // namespace convene
