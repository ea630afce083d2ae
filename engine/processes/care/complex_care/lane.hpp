#pragma once

#include <memory>

#include "engine/kernel/care_model.hpp"
#include "engine/processes/care/complex_care/course.hpp"

namespace convene {

/// One strategy's people: a copy of what strategies can change.
class ComplexCareLane final : public CareLane {
 public:
  explicit ComplexCareLane(std::shared_ptr<ComplexCareCourse const> course) : course_{std::move(course)} { reset(); }
  void reset() override;
  void step(int week, Conditions const& conditions, ParallelFor const& parallel) override;
  Observation observe(ClinicId clinic) const override;
  Column<ClinicId, ComplexCounts> const& complex_counts() const override { return counts_; }
  std::span<ServiceCounts const> service_counts() const override { return state_.services.values(); }
  Column<ClinicId, std::vector<CohortMember>> cohort() const override;

 private:
  void show();

  std::shared_ptr<ComplexCareCourse const> course_;
  ComplexCareState state_;
  Column<ClinicId, ComplexCounts> counts_;
};

class ComplexCarePeople final : public CarePeople {
 public:
  explicit ComplexCarePeople(std::shared_ptr<ComplexCareCourse const> course) : course_{std::move(course)} {}
  std::unique_ptr<CareLane> open_lane() const override { return std::make_unique<ComplexCareLane>(course_); }
  std::size_t patients() const override { return course_->people(); }
  std::size_t bytes() const override { return course_->bytes(); }

 private:
  std::shared_ptr<ComplexCareCourse const> course_;
};

}  // namespace convene
