#pragma once

#include <map>
#include <memory>
#include <string>

#include "engine/processes/care/complex_care/course.hpp"

namespace convene::test {

/// A small made-up county of complex care.
struct CountyShape {
  int clinics = 10;
  int people = 300;        ///< a clinic
  double managers = 0.5;   ///< a clinic
  int weeks = 52;
  double supply = 1;       ///< servers against what is asked of services, about
  int services = 1;        ///< for each need
  double other_load = 0.7;
  int waiting_limit = 30;
  EnrolmentRule enrolment{};
  std::map<std::string, double> parameters{};
};

std::shared_ptr<ComplexCareInputs> county(CountyShape const& shape = {});

/// One strategy's course: the same conditions every week.
struct Lived {
  std::vector<ComplexCounts> weeks;  ///< all clinics, after each week
  ComplexCareState state;
  ComplexCounts const& end() const { return weeks.back(); }
};
Lived live(ComplexCareCourse const& course, ComplexConditions const& conditions = {}, ParallelFor const& parallel = serial_for);

ComplexCounts total(ComplexCareState const& state);

}  // namespace convene::test
