#include <fmt/format.h>

#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/experiments/trials/reenact.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"

namespace convene {
namespace {

constexpr Decision sizes{"trial.clinic_size"};
constexpr Decision levels{"trial.clinic_coverage"};

ClinicRow clinic_row(Trial const& trial, Draws const& draws, std::string const& arm, int number) {
  ClinicRow row;
  row.clinic = fmt::format("{}-{:03}", arm, number);
  auto const key = name_hash(row.clinic);
  row.patients = std::max(50, static_cast<int>(lognormal(draws.uniform(sizes, key), trial.patients, trial.size_spread)));
  row.providers = trial.providers;
  row.coverage_1_dose = expit(logit(trial.coverage) + normal(draws.uniform(levels, key), 0, trial.coverage_spread));
  row.rural = false;
  row.extra["arm"] = arm;
  return row;
}

}  // namespace

Scenario scenario_of(Trial const& trial, std::map<std::string, double> const& parameters) {
  Scenario s;
  s.title = trial.title;
  s.setting = trial.setting;
  s.start = trial.start;
  s.seed = trial.seed;
  s.replications = trial.replications;
  s.baseline = "control";
  s.path = trial.path;
  for (auto const& outcome : trial.outcomes) s.horizon_weeks = std::max(s.horizon_weeks, outcome.day / 7 + 1);
  for (auto const& [path, value] : parameters) s.parameters[path] = {value, {trial.path, 0, 0}};
  for (auto const& [key, value] : trial.context)
    s.parameters[key == "doses_in_series" ? "vaccination.era_doses" : "vaccination." + key] = {value, {trial.path, 0, 0}};

  // Trial clinics are drawn once, under the trial's own seed: randomisation makes arms alike, not equal.
  Draws const draws{trial.seed, ~std::uint64_t{0}};
  s.strategies.push_back({});
  s.strategies.back().name = "control";
  for (std::size_t a = 0; a < trial.arms.size(); ++a) {
    auto const& arm = trial.arms[a];
    for (int i = 0; i < arm.clinics; ++i) s.clinics.push_back(clinic_row(trial, draws, arm.id, i));
    if (a == 0) continue;
    PartnerSpec partner;
    partner.id = "coaches_" + arm.id;
    partner.kind = "trial";
    partner.staff = trial.staff;
    partner.topics = {"hpv"};
    s.partners.push_back(partner);
    StrategySpec strategy;
    strategy.name = arm.id;
    strategy.engagement = Engagement::clinic;
    strategy.partners = {s.partners.size() - 1};
    strategy.levers = arm.levers;
    strategy.sites = {{"arm", arm.id}};
    strategy.enrolled = true;
    strategy.where = arm.where;
    s.strategies.push_back(std::move(strategy));
  }
  return s;
}

}  // namespace convene
