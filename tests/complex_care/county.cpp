#include "tests/complex_care/county.hpp"

#include <algorithm>
#include <cmath>

namespace convene::test {

std::shared_ptr<ComplexCareInputs> county(CountyShape const& shape) {
  Parameters parameters{shape.parameters};
  auto inputs = std::make_shared<ComplexCareInputs>(ComplexCareSettings{parameters});
  inputs->weeks = shape.weeks;
  inputs->enrolment = shape.enrolment;
  for (int c = 0; c < shape.clinics; ++c) {
    ClinicInput clinic;
    clinic.key = name_hash("clinic " + std::to_string(c));
    clinic.managers = shape.managers;
    for (int i = 0; i < shape.people; ++i) clinic.people.push_back({combine(clinic.key, static_cast<std::uint64_t>(i)), {}, {}});
    inputs->clinics.push_back(clinic);
  }
  // Servers and hours of a case by need: food is quick and plenty, housing slow and short.
  struct Kind {
    double servers, hours, eligible;
  };
  constexpr Kind kinds[need_types] = {{4, 30, 0.6}, {4, 2, 0.9}, {3, 4, 0.75}, {3, 5, 0.6}, {6, 16, 0.7}, {4, 30, 0.5}};
  double const size = shape.clinics * shape.people / 3000.0 * shape.supply;
  for (std::size_t k = 0; k < need_types; ++k)
    for (int s = 0; s < shape.services; ++s) {
      ServiceInput service;
      service.key = name_hash(std::string{need_words[k]} + std::to_string(s));
      service.need = static_cast<NeedType>(k);
      double const posts = kinds[k].servers * size;
      service.servers = std::max(1, static_cast<int>(std::lround(posts)));
      double const hours = inputs->settings.funnel.server_hours * posts / service.servers;  // a server's, so that posts are exact
      service.case_days = 7 * kinds[k].hours / hours;
      service.intake_days = 7 * inputs->settings.funnel.intake_hours / hours;
      service.eligible = kinds[k].eligible;
      service.waiting_limit = shape.waiting_limit;
      service.others_a_day = shape.other_load * service.servers / (service.case_days + service.intake_days);
      inputs->services.push_back(service);
    }
  return inputs;
}

ComplexCounts total(ComplexCareState const& state) {
  ComplexCounts sum;
  for (auto const& c : state.clinics.values()) add(sum, c.counts);
  return sum;
}

Lived live(ComplexCareCourse const& course, ComplexConditions const& conditions, ParallelFor const& parallel) {
  Lived lived{{}, course.start()};
  Column<ClinicId, ComplexConditions> const same(course.inputs().clinics.size(), conditions);
  for (int week = 0; week < course.inputs().weeks; ++week) {
    course.step(week, same, lived.state, parallel);
    lived.weeks.push_back(total(lived.state));
  }
  return lived;
}

}  // namespace convene::test
