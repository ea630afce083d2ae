#include "engine/processes/care/complex_care/course.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/processes/care/complex_care/clinic_week.hpp"
#include "engine/processes/care/complex_care/services_week.hpp"

namespace convene {
namespace {

/// The cohort's places shared out by clinics' people: whole parts first, then one each to the largest remainders.
Column<ClinicId, std::int64_t> quotas(ComplexCareInputs const& inputs) {
  auto const clinics = inputs.clinics.size();
  Column<ClinicId, std::int64_t> quota(clinics, std::numeric_limits<std::int64_t>::max());
  if (!inputs.enrolment.people) return quota;
  std::int64_t const places = *inputs.enrolment.people;
  std::int64_t people = 0, given = 0;
  for (auto const& c : inputs.clinics.values()) people += static_cast<std::int64_t>(c.people.size());
  if (people == 0) return quota;
  std::vector<std::pair<std::int64_t, std::size_t>> remainders;
  for (auto id : rows_of<ClinicId>(clinics)) {
    auto const share = places * static_cast<std::int64_t>(inputs.clinics[id].people.size());
    quota[id] = share / people;
    given += quota[id];
    remainders.emplace_back(-(share % people), id.row());
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t i = 0; given < places; ++i, ++given) ++quota[ClinicId{remainders[i % remainders.size()].second}];
  return quota;
}

}  // namespace

ComplexCareCourse::ComplexCareCourse(std::shared_ptr<ComplexCareInputs const> inputs, Draws const& draws, ParallelFor const& parallel)
    : inputs_{std::move(inputs)}, draws_{draws}, people_(inputs_->clinics.size()), quota_{quotas(*inputs_)} {
  auto const clinics = inputs_->clinics.size();
  parallel(clinics, [&](std::size_t row) { people_[row] = make_people(*inputs_, ClinicId{row}, draws_); });
  start_.clinics = Column<ClinicId, ClinicState>(clinics);
  for (auto id : rows_of<ClinicId>(clinics)) {
    start_.clinics[id].people.resize(clinic(id).people.size());
    start_.clinics[id].spells.resize(clinic(id).spells.size());
  }
  for (auto const& s : inputs_->services.values()) start_.queues.push_back({s.servers, s.waiting_limit});
  start_.services = Column<ServiceId, ServiceCounts>(inputs_->services.size());
  Column<ClinicId, ComplexConditions> const untouched(clinics);
  for (int week = -warm_up_weeks; week < 0; ++week) step(week, untouched, start_, parallel);
  for (auto& c : start_.clinics.values()) {
    ComplexCounts now;  // totals begin with the horizon; how clinics stand remains
    now.people = c.counts.people, now.with_need = c.counts.with_need;
    std::copy(std::begin(c.counts.present), std::end(c.counts.present), std::begin(now.present));
    std::copy(std::begin(c.counts.met), std::end(c.counts.met), std::begin(now.met));
    now.told = c.counts.told, now.told_met = c.counts.told_met;
    now.waiting = c.counts.waiting, now.open_referrals = c.counts.open_referrals;
    now.managed = c.counts.managed, now.places = c.counts.places;
    c.counts = now;
  }
  for (auto& s : start_.services.values()) {
    ServiceCounts now;
    now.waiting = s.waiting, now.busy = s.busy, now.servers = s.servers;
    s = now;
  }
}

void ComplexCareCourse::step(int week, Column<ClinicId, ComplexConditions> const& conditions, ComplexCareState& state, ParallelFor const& parallel) const {
  auto const each_clinic = [&](auto what) {
    parallel(people_.size(), [&](std::size_t row) {
      ClinicId const id{row};
      ClinicWeek now{*inputs_, people_[row], conditions[id], state.services, draws_, id, week, quota_[id], state.clinics[id]};
      (now.*what)();
    });
  };
  each_clinic(&ClinicWeek::live);
  std::array<double, need_types> added{};
  for (auto const& c : conditions.values())
    for (std::size_t k = 0; k < need_types; ++k) added[k] += c.servers[k];
  live_services(*inputs_, draws_, week, added, state, parallel);
  each_clinic(&ClinicWeek::hear);
}

std::size_t ComplexCareCourse::people() const {
  std::size_t sum = 0;
  for (auto const& c : people_) sum += c.people.size();
  return sum;
}

std::size_t ComplexCareCourse::bytes() const {
  std::size_t sum = 0;
  for (auto const& c : people_)
    sum += c.people.size() * (sizeof(PersonTraits) + sizeof(PersonState)) + c.spells.size() * (sizeof(NeedSpell) + sizeof(SpellState)) +
           c.events.size() * sizeof(CandidateEvent) + c.week_begin.size() * sizeof(std::uint32_t);
  return sum;
}

}  // namespace convene
