#include "engine/processes/care/complex_care/lane.hpp"

namespace convene {

void ComplexCareLane::reset() {
  state_ = course_->start();
  show();
}

void ComplexCareLane::step(int week, Conditions const& conditions, ParallelFor const& parallel) {
  course_->step(week, conditions.complex, state_, parallel);
  show();
}

void ComplexCareLane::show() {
  auto const clinics = state_.clinics.size();
  counts_ = Column<ClinicId, ComplexCounts>(clinics);
  for (auto id : rows_of<ClinicId>(clinics)) counts_[id] = state_.clinics[id].counts;
}

Column<ClinicId, std::vector<CohortMember>> ComplexCareLane::cohort() const {
  Column<ClinicId, std::vector<CohortMember>> all(state_.clinics.size());
  for (auto id : rows_of<ClinicId>(all.size())) {
    auto const& clinic = state_.clinics[id];
    auto const& people = course_->clinic(id);
    for (auto const& f : clinic.followed) {
      auto const& p = clinic.people[f.person];
      CohortMember member{f.person, p.enrolled == Enrolled::treated ? treated_arm : control_arm, p.died - p.enrolled_on, {}, {}};
      auto const& traits = people.people[f.person];
      for (auto i = traits.first_spell; i < traits.first_spell + traits.spells; ++i)
        member.needs.push_back({people.spells[i].begin - p.enrolled_on, people.spells[i].end - p.enrolled_on, clinic.spells[i].met - p.enrolled_on});
      all[id].push_back(std::move(member));
    }
    for (auto const& entry : clinic.log) all[id][entry.member].events.push_back(entry.event);
  }
  return all;
}

/// Of the needs that people have told of and want help with, the share met. Needs nobody has asked about are unseen.
Observation ComplexCareLane::observe(ClinicId clinic) const {
  auto const& n = counts_[clinic];
  double const told = static_cast<double>(n.told), met = static_cast<double>(n.told_met);
  return {told > 0 ? met / told : 0, told - met};
}

}  // namespace convene
