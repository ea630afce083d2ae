#include <algorithm>
#include <cmath>

#include "engine/core/math.hpp"
#include "engine/processes/care/complex_care/addresses.hpp"
#include "engine/processes/care/complex_care/clinic_week.hpp"
#include "engine/random/distributions.hpp"

namespace convene {

namespace draw = complex_care_draws;

std::int64_t ClinicWeek::places() const {
  return static_cast<std::int64_t>(std::floor(inputs_.clinics[clinic_].managers * settings_.programme.caseload + 1e-6));
}

/// Somebody comes home from hospital: does the enrolment rule hold?
void ClinicWeek::consider(std::uint32_t person, float day) {
  auto& p = state_.people[person];
  auto const& rule = inputs_.enrolment;
  if (p.enrolled != Enrolled::no || p.died <= day) return;
  int const last = rule.to_week.value_or(inputs_.weeks);
  if (week_ < rule.from_week || week_ >= last || week_ < 0 || state_.enrolled >= quota_) return;
  auto const needed = static_cast<std::size_t>(rule.admissions);
  if (needed > p.admitted.size() || p.admitted[needed - 1] < p.admitted[0] - static_cast<float>(rule.within_days)) return;
  ++state_.counts.qualified;
  bool const room = static_cast<std::int64_t>(state_.managed.size()) < places();
  switch (rule.allotment) {
    case Allotment::programme:  // whoever finds no place may find one after the next stay
      if (room) enrol(person, day, true);
      return;
    case Allotment::randomised:
      return enrol(person, day, draws_.chance(rule.treated_share, draw::allotted, people_.people[person].key));
    case Allotment::observational: return enrol(person, day, room && chosen(person, day));
  }
}

/// Teams take those who seem ready, and those whom they see often.
bool ClinicWeek::chosen(std::uint32_t person, float day) const {
  auto const& p = state_.people[person];
  double seen = 0;
  for (float a : p.admitted) seen += day - a < 183;
  return people_.people[person].choice + settings_.programme.picks_ill * (seen - inputs_.enrolment.admissions) >
         -logit(std::clamp(inputs_.enrolment.treated_share, 1e-6, 1 - 1e-6)) / 1.7;
}

void ClinicWeek::enrol(std::uint32_t person, float day, bool treated) {
  auto& p = state_.people[person];
  auto& counts = state_.counts;
  p.enrolled = treated ? Enrolled::treated : Enrolled::control;
  p.enrolled_on = day;
  p.index_open = true;
  p.cohort = static_cast<std::int32_t>(state_.followed.size());
  state_.followed.push_back({person});
  ++state_.enrolled;
  auto const arm = treated ? treated_arm : control_arm;
  ++counts.cohort[arm];
  for (float a : p.admitted) counts.cohort_before[arm] += p.admitted[0] - a <= 183;
  for (float a : p.admitted)
    if (a > -never_day) log(p, a, CohortEvent::admitted);
  if (treated && static_cast<std::int64_t>(state_.managed.size()) < places()) manage(person, day);
}

void ClinicWeek::log(PersonState const& p, float day, CohortEvent::Kind kind, double stay) {
  if (p.cohort < 0) return;
  state_.log.push_back({static_cast<std::uint32_t>(p.cohort), {day - p.enrolled_on, kind, static_cast<std::uint16_t>(stay)}});
}

void ClinicWeek::manage(std::uint32_t person, float day) {
  auto& p = state_.people[person];
  auto const& traits = people_.people[person];
  p.takes_part = traits.engagement < settings_.programme.engaged;
  constexpr double spread = 0.5;  // of ln(days): median so that the mean holds
  double const days = lognormal(draws_.uniform(draw::programme, traits.key), settings_.programme.days * exact_exp(-spread * spread / 2), spread);
  // Whoever does not take part is given up after a month of trying.
  p.managed_until = static_cast<float>(day + (p.takes_part ? days : std::min(days, 30.0)));
  state_.managed.push_back(person);
  if (!p.takes_part) return;
  if (p.opened == -never_day) p.opened = day;
  assess(person, day, conditions_.shared_assessment, combine(traits.key, 1));
  p.screened = -never_day;  // a care manager asks, whoever asked before
  screen(person, day, 1);
}

void ClinicWeek::end_programmes() {
  auto& counts = state_.counts;
  std::erase_if(state_.managed, [&](std::uint32_t person) {
    auto& p = state_.people[person];
    return p.managed_until <= begin() || p.died <= begin();
  });
  auto const days = static_cast<std::int64_t>(7 * state_.managed.size());
  counts.managed_days += days;
  counts.service_cost += static_cast<std::int64_t>(settings_.cost.managed_week * static_cast<double>(days) / 7 + 0.5);
}

/// A half-year of somebody's is counted once it is over.
void ClinicWeek::count_half_years() {
  for (auto& f : state_.followed) {
    if (f.next >= half_years) continue;
    auto const& p = state_.people[f.person];
    float const over = p.enrolled_on + 183.0f * static_cast<float>(f.next + 1);
    if (over > end()) continue;
    auto const h = f.next++;
    if (p.died <= over - 183) continue;
    auto const arm = p.enrolled == Enrolled::treated ? treated_arm : control_arm;
    auto& counts = state_.counts;
    ++counts.cohort_due[arm][h];
    counts.cohort_readmitted[arm][h] += f.admissions[h] > 0;
    counts.cohort_admissions[arm][h] += f.admissions[h];
    counts.cohort_emergency[arm][h] += f.emergency[h];
  }
}

}  // namespace convene
