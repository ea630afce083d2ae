#include "engine/experiments/trials/people_rehearsal.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <map>

#include "engine/experiments/estimate.hpp"
#include "engine/experiments/trials/cohort_reader.hpp"
#include "engine/experiments/trials/reenact.hpp"

namespace convene {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Scenario without_programme(Scenario scenario) {
  for (auto& clinic : scenario.clinics) clinic.care_managers = 0;
  return scenario;
}

/// People of both arms in one row: what they add to the term of their arm, and to no other.
struct People {
  std::array<std::vector<ClinicShare>, cohort_arms> shares;
  std::vector<std::size_t> arms;
  std::array<double, cohort_arms> count{};

  void add(CohortMember const& member, ClinicShare share) {
    for (auto arm : {control_arm, treated_arm}) shares[arm].push_back(arm == member.arm ? share : ClinicShare{});
    arms.push_back(member.arm);
    ++count[member.arm];
  }
};

People people_of(Column<ClinicId, std::vector<CohortMember>> const& cohort, TrialMeasure measure, TrialWindow window) {
  People people;
  for (auto const& clinic : cohort.values())
    for (auto const& member : clinic) people.add(member, count_of(measure, member, window));
  return people;
}

ContrastScale scale_of(PublishedEffect const& effect) {
  return effect.relative() ? ContrastScale::log_ratio : ContrastScale::difference;
}

double level(std::vector<ClinicShare> const& shares, double scale) {
  ClinicShare sum;
  for (auto const& s : shares) sum.count += s.count, sum.of += s.of;
  return sum.of > 0 ? scale * sum.count / sum.of : none;
}

}  // namespace

PeopleRehearsal::PeopleRehearsal(Trial const& trial, TrialParameters const& parameters)
    : trial_{trial}, with_{scenario_of(trial, parameters)}, without_{without_programme(scenario_of(trial, parameters))} {}

std::vector<std::vector<TrialReading>> PeopleRehearsal::live(std::size_t replication) const {
  LaneOptions options;
  options.cohort = true;
  std::array<std::size_t, 1> const strategy{0};
  auto const lived = [&](Simulation const& simulation) {
    return std::move(simulation.replicate(static_cast<int>(replication), strategy, serial_for, options).lanes.front().cohort);
  };
  auto const with = lived(with_), without = lived(without_);
  std::vector<std::vector<TrialReading>> all;
  for (auto const& outcome : trial_.outcomes) {
    all.emplace_back();
    for (auto const& effect : outcome.effects) all.back().push_back(read(outcome, effect, with, without));
  }
  return all;
}

TrialReading PeopleRehearsal::read(TrialOutcome const& outcome, PublishedEffect const& effect, Cohort const& with, Cohort const& without) const {
  TrialWindow const window{outcome.from, outcome.day};
  double const scale = cohort_scale(outcome.measure);
  auto const people = people_of(with, outcome.measure, window);
  TrialReading reading;
  reading.people = people.count;
  reading.control = level(people.shares[control_arm], scale);
  reading.level = level(people.shares[treated_arm], scale);
  reading.baseline = none;
  double const weight = effect.relative() ? 1 : scale;
  std::vector<ContrastTerm> terms{{weight, people.shares[treated_arm]}};
  if (outcome.before.from < 0) {
    auto const before = people_of(with, outcome.measure, outcome.before);
    bool const alone = trial_.design == TrialDesign::pre_post;
    reading.baseline = level(before.shares[alone ? treated_arm : control_arm], scale);
    if (alone) terms.push_back({-weight, before.shares[treated_arm]});
  }
  if (trial_.design != TrialDesign::pre_post) terms.push_back({-weight, people.shares[control_arm]});
  auto const seen = contrast_of(terms, people.arms, scale_of(effect));
  reading.estimate = seen.value;
  reading.half_width = student_factor(0.95, seen.freedom + 1) * std::sqrt(seen.variance);

  // Whoever is enrolled in one world alone, as the cohort was full sooner, is left out.
  std::vector<ClinicShare> treated, untreated;
  for (auto id : rows_of<ClinicId>(with.size())) {
    std::map<std::uint32_t, CohortMember const*> there;
    for (auto const& member : without[id]) there[member.person] = &member;
    for (auto const& member : with[id]) {
      auto const same = there.find(member.person);
      if (member.arm != treated_arm || same == there.end()) continue;
      treated.push_back(count_of(outcome.measure, member, window));
      untreated.push_back(count_of(outcome.measure, *same->second, window));
    }
  }
  std::vector<std::size_t> const same(treated.size());
  reading.caused = contrast_of({{weight, std::move(treated)}, {-weight, std::move(untreated)}}, same, scale_of(effect)).value;
  return reading;
}

}  // namespace convene
