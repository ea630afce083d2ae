#pragma once

#include <memory>
#include <vector>

#include "engine/kernel/care_model.hpp"
#include "engine/processes/care/complex_care/state.hpp"

namespace convene {

/// The people of one replication and everything no strategy can change, with the state in which the horizon starts:
/// a year lived beforehand under the clinics' own process.
class ComplexCareCourse {
 public:
  ComplexCareCourse(std::shared_ptr<ComplexCareInputs const> inputs, Draws const& draws, ParallelFor const& parallel);

  ComplexCareState const& start() const { return start_; }
  /// The care of a week at every clinic. Weeks must be lived in order.
  void step(int week, Column<ClinicId, ComplexConditions> const& conditions, ComplexCareState& state,
            ParallelFor const& parallel) const;

  ComplexCareInputs const& inputs() const { return *inputs_; }
  ClinicPeople const& clinic(ClinicId id) const { return people_[id.row()]; }
  std::size_t people() const;
  std::size_t bytes() const;

 private:
  std::shared_ptr<ComplexCareInputs const> inputs_;
  Draws draws_;
  std::vector<ClinicPeople> people_;
  Column<ClinicId, std::int64_t> quota_;
  ComplexCareState start_;
};

}  // namespace convene
