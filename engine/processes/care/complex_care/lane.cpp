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

/// Of the needs that people have told of and want help with, the share met. Needs nobody has asked about are unseen.
Observation ComplexCareLane::observe(ClinicId clinic) const {
  auto const& n = counts_[clinic];
  double const told = static_cast<double>(n.told), met = static_cast<double>(n.told_met);
  return {told > 0 ? met / told : 0, told - met};
}

}  // namespace convene
