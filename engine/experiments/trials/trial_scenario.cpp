#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/experiments/trials/reenact.hpp"
#include "engine/experiments/trials/trial_sites.hpp"
#include "engine/random/draws.hpp"

namespace convene {
namespace {

constexpr Decision lots{"trial.allocation"};
constexpr int stay_weeks = 6;  ///< people are enrolled when the stay that began in a week of enrolment is over

/// Until the last person's follow-up is over.
int weeks_of(Trial const& trial) {
  int weeks = 1;
  for (auto const& outcome : trial.outcomes) {
    int const after = outcome.day / 7 + 1;
    weeks = std::max(weeks, is_of_cohort(outcome.measure) ? trial.enrolment.to_week.value_or(0) + stay_weeks + after : after);
  }
  return weeks;
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
  for (auto const& arm : first_arms(trial))
    for (int i = 0; i < arm.clinics; ++i) clinics[order[next++]].extra[column] = arm.cohort;
}

PartnerSpec coaches(Trial const& trial, TrialArm const& arm) {
  PartnerSpec partner;
  partner.id = "coaches_" + arm.id;
  partner.kind = "trial";
  partner.staff = trial.staff;
  partner.where = trial.staff_where;
  partner.topics = trial.setting == Setting::vaccination ? std::vector<std::string>{"hpv"} : trial.topics;
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
  s.horizon_weeks = weeks_of(trial);
  s.parameters = parameters;
  for (auto const& [path, given] : trial.context) s.parameters[path] = given;

  // The clinics are drawn once, under the trial's own seed, and allotted anew by each lot.
  Draws const draws{trial.seed, ~std::uint64_t{0}};
  draw_sites(trial, draws, s);
  s.strategies.push_back({});
  s.strategies.back().name = "control";
  if (trial.is_of_people()) return s;  // both arms live in the same world
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
