#include <cmath>

#include "engine/core/math.hpp"
#include "engine/processes/care/complex_care/addresses.hpp"
#include "engine/processes/care/complex_care/people.hpp"
#include "engine/processes/care/complex_care/poisson.hpp"

namespace convene {

namespace draw = complex_care_draws;

namespace {

constexpr double days_in_year = 365.25;

/// Standard normal deviate of a uniform: normal_quantile, with the same bits everywhere.
double deviate(Philox::Counter const& bits) { return normal_quantile(Draws::to_unit(draw::joined(bits[0], bits[1]))); }

}  // namespace

void add_events(ComplexCareInputs const& inputs, std::uint32_t row, Draws const& draws, ClinicPeople& clinic) {
  auto const& use = inputs.settings.use;
  auto const& person = clinic.people[row];
  double const stay = exact_exp(-1 / use.return_weeks), push = std::sqrt(use.drifting * (1 - stay * stay));
  double const variance = use.lasting + use.drifting;
  double drift = std::sqrt(use.drifting) * normal_quantile(draws.uniform(draw::start, person.key));
  double const assessment = 7 * person.programmes * 2 / days_in_year, visit = 7 * person.visits;
  for (int week = -warm_up_weeks; week < inputs.weeks; ++week) {
    double const x = person.lasting + drift;
    double const often = exact_exp(x - variance / 2), trend = week > 0 && use.trend != 0 ? exact_exp(use.trend * (7 * week + 3.5) / days_in_year) : 1;
    double const slope = use.death_slope;
    double const rates[] = {7 * use.emergency / days_in_year * often * trend, 7 * use.admissions / days_in_year * often * trend, visit, assessment,
                            week < 0 ? 0 : 7 * use.deaths / days_in_year * exact_exp(slope * x - slope * slope * variance / 2)};
    double sum = 0;
    for (double r : rates) sum += r;
    auto const time = draw::time_of_week(week);
    auto const bits = draws.block(draw::person_week, person.key, time);
    // Somebody may be very ill for a while, but not with hundreds of contacts in a week.
    double const mean = std::min(candidate_cap * sum, 100.0);
    auto const count = poisson_count(Draws::to_unit(draw::joined(bits[2], bits[3])), mean);
    for (std::uint32_t i = 0; i < count; ++i) {
      auto const e = draws.block(draw::event, person.key, time, i);
      double left = sum * (e[0] + 0.5) * 0x1p-32;
      int kind = 0;
      while (kind + 1 < 5 && left >= rates[kind]) left -= rates[kind++];
      CandidateEvent event;
      event.person = row;
      event.kind = static_cast<EventKind>(kind);
      // Rounding must not carry an event into the next week.
      event.day = std::min(static_cast<float>(7 * week + 7 * (e[1] + 0.5) * 0x1p-32), std::nextafter(static_cast<float>(7 * week + 7), -never_day));
      event.mark = static_cast<float>(candidate_cap * (e[2] + 0.5) * 0x1p-32);
      clinic.events.push_back(event);
    }
    drift = stay * drift + push * deviate(bits);
  }
}

}  // namespace convene
