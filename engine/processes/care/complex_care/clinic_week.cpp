#include "engine/processes/care/complex_care/clinic_week.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/math.hpp"
#include "engine/processes/care/complex_care/addresses.hpp"
#include "engine/random/distributions.hpp"

namespace convene {

namespace draw = complex_care_draws;

std::uint32_t ClinicWeek::day_time(float day) const { return draw::time_of_day(static_cast<int>(std::floor(day))); }

void ClinicWeek::live() {
  state_.outbox.clear();
  state_.inbox.clear();
  learn_outcomes();
  end_programmes();
  keep_booked_visits();
  auto const at = static_cast<std::size_t>(week_ + warm_up_weeks);
  for (auto i = people_.week_begin[at]; i < people_.week_begin[at + 1]; ++i) happen(people_.events[i]);
  make_contacts();
}

void ClinicWeek::happen(CandidateEvent const& event) {
  auto const& p = state_.people[event.person];
  if (p.died <= event.day || in_hospital(p, event.day)) return;
  if (event.mark >= multiplier(event.person, event.kind, event.day)) return;
  switch (event.kind) {
    case EventKind::emergency: return emergency(event.person, event.day);
    case EventKind::admission: return admit(event.person, event.day);
    case EventKind::visit: return visit(event.person, event.day);
    case EventKind::death: return die(event.person, event.day);
    case EventKind::assessment: {
      auto const key = people_.people[event.person].key;
      return assess(event.person, event.day, conditions_.known_overlap, key);
    }
  }
}

double ClinicWeek::coordination(std::uint32_t person, float day) const {
  auto const& p = state_.people[person];
  auto const& c = settings_.coordination;
  double lacking = 1 - conditions_.coordination;
  bool const part = takes_part(p, day);
  if (part) lacking *= 1 - settings_.programme.coordination;
  if (conditions_.case_conference > 0 && (part || day - p.admitted[0] < 183) &&
      draws_.chance(conditions_.case_conference, draw::conference, people_.people[person].key))
    lacking *= 1 - c.conference;
  lacking *= 1 - c.primary_care * primary_care(p, day);
  return 1 - lacking;
}

double ClinicWeek::primary_care(PersonState const& p, float day) const {
  double const everybody = conditions_.primary_care;
  return takes_part(p, day) ? std::max(everybody, settings_.programme.primary_care) : everybody;
}

double ClinicWeek::multiplier(std::uint32_t person, EventKind kind, float day) const {
  if (kind == EventKind::assessment) return 1;
  auto const& c = settings_.coordination;
  auto const& p = state_.people[person];
  bool const opens = kind == EventKind::visit || kind == EventKind::emergency;
  double const opened = opens && p.opened > -never_day && p.opened <= day ? c.access * exact_exp(-(day - p.opened) / (7 * c.access_weeks)) : 0;
  if (kind == EventKind::visit) return 1 + opened;
  double const level = coordination(person, day);
  double const past = level > c.threshold ? (level - c.threshold) / (1 - c.threshold) : 0;
  if (kind == EventKind::death) return exact_exp(-c.death_effect * past);
  double fall = c.effect * past;
  auto const& traits = people_.people[person];
  for (auto i = traits.first_spell; i < traits.first_spell + traits.spells; ++i)
    if (state_.spells[i].met <= day && day < people_.spells[i].end) fall += settings_.need[people_.spells[i].need].relief;
  if (fall == 0) return 1 + opened;
  return exact_exp(-fall) * (kind == EventKind::emergency ? 1 + opened : 1);
}

void ClinicWeek::emergency(std::uint32_t person, float day) {
  auto& p = state_.people[person];
  ++state_.counts.emergency;
  state_.counts.cost += static_cast<std::int64_t>(settings_.cost.emergency);
  if (p.cohort >= 0) {
    auto const half = static_cast<std::size_t>((day - p.enrolled_on) / 183);
    if (day > p.enrolled_on && half < half_years) ++state_.followed[static_cast<std::size_t>(p.cohort)].emergency[half];
  }
  log(p, day, CohortEvent::emergency);
  screen(person, day, settings_.funnel.screened_hospital);
}

void ClinicWeek::admit(std::uint32_t person, float day) {
  auto& p = state_.people[person];
  auto const key = people_.people[person].key;
  auto const time = day_time(day);
  double const stay = std::ceil(exponential(draws_.uniform(draw::stay, key, time), settings_.use.stay_days));
  ++state_.counts.admissions;
  state_.counts.bed_days += static_cast<std::int64_t>(stay);
  state_.counts.cost += static_cast<std::int64_t>(settings_.cost.admission);
  if (p.cohort >= 0) {
    auto const half = static_cast<std::size_t>((day - p.enrolled_on) / 183);
    if (day > p.enrolled_on && half < half_years) ++state_.followed[static_cast<std::size_t>(p.cohort)].admissions[half];
  }
  log(p, day, CohortEvent::admitted, stay);
  std::rotate(p.admitted.begin(), p.admitted.end() - 1, p.admitted.end());
  p.admitted[0] = day;
  screen(person, day, settings_.funnel.screened_hospital);
  p.home = static_cast<float>(day + stay);
  p.follow_up_open = true;
  p.index_open = false;
  ++state_.counts.discharges;
  consider(person, p.home);
  double chance = closing(settings_.use.follow_up, settings_.coordination.primary_follow_up * primary_care(p, p.home));
  if (takes_part(p, p.home)) chance = closing(chance, settings_.programme.follow_up);
  auto const bits = draws_.block(draw::follow_up, key, time);
  if (Draws::to_unit(draw::joined(bits[0], bits[1])) < chance)
    state_.booked.push_back({static_cast<float>(p.home + 1 + 13 * Draws::to_unit(draw::joined(bits[2], bits[3]))), person});
}

void ClinicWeek::visit(std::uint32_t person, float day) {
  auto& p = state_.people[person];
  ++state_.counts.visits;
  state_.counts.cost += static_cast<std::int64_t>(settings_.cost.visit);
  log(p, day, CohortEvent::visited);
  if (p.follow_up_open && day > p.home) {
    if (day - p.home <= 14) {
      ++state_.counts.followed_up;
      if (p.index_open) ++state_.counts.cohort_followed[p.enrolled == Enrolled::treated ? treated_arm : control_arm];
    }
    p.follow_up_open = false;
  }
  screen(person, day, closing(settings_.funnel.screened_visit, conditions_.screening));
}

void ClinicWeek::keep_booked_visits() {
  auto& booked = state_.booked;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < booked.size(); ++i) {
    auto const b = booked[i];
    if (b.day >= end()) {
      booked[kept++] = b;
      continue;
    }
    auto const& p = state_.people[b.person];
    if (p.died > b.day && !in_hospital(p, b.day)) visit(b.person, b.day);
  }
  booked.resize(kept);
}

void ClinicWeek::die(std::uint32_t person, float day) {
  auto& p = state_.people[person];
  p.died = day;
  ++state_.counts.deaths;
  if (p.cohort >= 0) ++state_.counts.cohort_deaths[p.enrolled == Enrolled::treated ? treated_arm : control_arm];
}

}  // namespace convene
