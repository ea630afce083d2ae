#include "engine/processes/care/complex_care/people.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/math.hpp"
#include "engine/processes/care/complex_care/addresses.hpp"
#include "engine/processes/care/complex_care/poisson.hpp"

namespace convene {

namespace draw = complex_care_draws;

namespace {

/// A person's own mean. Where last year's admissions are known, one of 16 drawn values, each as likely as it makes them.
double lasting_mean(UtilisationSettings const& use, PersonInput const& input, Draws const& draws) {
  double const sd = std::sqrt(use.lasting);
  if (!input.admissions_last_year) return sd * normal_quantile(draws.uniform(draw::lasting, input.key));
  constexpr std::uint32_t values = 16;
  double value[values], weight[values], sum = 0;
  for (std::uint32_t i = 0; i < values; ++i) {
    value[i] = sd * normal_quantile(draws.uniform(draw::lasting, input.key, 1, i));
    double const mean = use.admissions * exact_exp(value[i] - use.lasting / 2);
    weight[i] = exact_exp(*input.admissions_last_year * exact_log(mean) - mean);
    sum += weight[i];
  }
  double left = sum * draws.uniform(draw::lasting, input.key, 2);
  std::uint32_t i = 0;
  while (i + 1 < values && left >= weight[i]) left -= weight[i++];
  return value[i];
}

}  // namespace

PersonTraits make_person(ComplexCareSettings const& settings, PersonInput const& input, Draws const& draws) {
  PersonTraits p;
  p.key = input.key;
  p.lasting = lasting_mean(settings.use, input, draws);
  auto const a = draws.block(draw::traits, input.key), b = draws.block(draw::traits, input.key, 1);
  // More than one visit a week is no planned care.
  double const often = settings.use.visits * exact_exp(settings.use.visit_spread * normal_quantile(Draws::to_unit(draw::joined(a[0], a[1]))));
  p.visits = std::min(often, 52.0) / 365.25;
  p.engagement = static_cast<float>(Draws::to_unit(draw::joined(a[2], a[3])));
  p.choice = static_cast<float>(normal_quantile(Draws::to_unit(draw::joined(b[0], b[1]))));
  p.programmes = static_cast<std::uint8_t>(std::min(poisson_count(Draws::to_unit(draw::joined(b[2], b[3])), settings.coordination.programmes), 20u));
  return p;
}

ClinicPeople make_people(ComplexCareInputs const& inputs, ClinicId id, Draws const& draws) {
  auto const& input = inputs.clinics[id];
  auto const& funnel = inputs.settings.funnel;
  ClinicPeople clinic;
  clinic.referred = expit(logit(funnel.referred) + funnel.referred_spread * normal_quantile(draws.uniform(draw::clinic_refers, input.key)));
  for (auto const& person : input.people) {
    auto const row = static_cast<std::uint32_t>(clinic.people.size());
    clinic.people.push_back(make_person(inputs.settings, person, draws));
    add_spells(inputs, person, row, draws, clinic);
    add_events(inputs, row, draws, clinic);
  }
  auto const week = [](CandidateEvent const& e) { return static_cast<int>(std::floor(static_cast<double>(e.day) / 7)); };
  std::sort(clinic.events.begin(), clinic.events.end(), [](auto const& x, auto const& y) {
    return x.day != y.day ? x.day < y.day : x.person != y.person ? x.person < y.person : x.mark < y.mark;
  });
  std::uint32_t next = 0;
  for (int w = -warm_up_weeks; w <= inputs.weeks; ++w) {
    while (next < clinic.events.size() && week(clinic.events[next]) < w) ++next;
    clinic.week_begin.push_back(next);
  }
  return clinic;
}

}  // namespace convene
