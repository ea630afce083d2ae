#include "engine/processes/care/vaccination/visit_rates.hpp"

#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/processes/care/vaccination/birthdays.hpp"

namespace convene {
namespace {

/// The factor in and out of a season that lasts `share` of the year and has
/// `ratio` times the rest's rate.
double seasonal(bool inside, double share, double ratio) {
  double const rest = 1 / (1 + share * (ratio - 1));
  return inside ? ratio * rest : rest;
}

}  // namespace

VisitRates::VisitRates(VisitSettings const& settings) : settings_{settings} {
  settings_.appointment = std::max(settings_.appointment, settings_.immunisation);
  without_appointment_ = settings_.appointment > 0 ? settings_.immunisation / settings_.appointment : 1;
  double const s = settings_.irregular_share, m = settings_.irregular_preventive;
  preventive_ = {(1 - s * m) / (1 - s), m};
}

Season VisitRates::season(Date day) const {
  int const month = civil(day).month;
  return {seasonal(month >= 7 && month <= 9, 92 / days_per_year, settings_.back_to_school),
          seasonal(month == 12 || month <= 3, 121.25 / days_per_year, settings_.winter)};
}

std::array<double, contact_types> VisitRates::weekly(int age, std::size_t attendance, Season season,
                                                     double scale) const {
  auto const a = static_cast<std::size_t>(std::clamp(age - 9, 0, age_years - 1));
  std::array<double, contact_types> rate{
      settings_.preventive[a] * preventive_[attendance] * season.preventive,
      settings_.acute[a] * season.acute, settings_.appointment, settings_.elsewhere};
  double sum = 0;
  for (auto r : rate) sum += r;
  if (sum <= 0) return {};
  double const any = 1 - exact_exp(-sum * scale * days_per_week / days_per_year);
  for (auto& r : rate) r *= any / sum;
  return rate;
}

}  // namespace convene
