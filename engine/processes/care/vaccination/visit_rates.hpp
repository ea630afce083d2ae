#pragma once

#include <array>
#include <cstddef>

#include "engine/core/date.hpp"
#include "engine/processes/care/vaccination/settings.hpp"

namespace convene {

/// A visit's kind as the calendar draws it: the clinic's own types, then
/// contacts elsewhere.
inline constexpr std::size_t elsewhere = visit_types, contact_types = visit_types + 1;
inline constexpr std::size_t attendances = 2;  ///< 0 regular, 1 irregular

/// Factors on yearly rates; their mean over a year is 1.
struct Season {
  double preventive = 1, acute = 1;
};

/// How often patients come, by age, attendance and season. A patient comes at
/// most once in a week.
class VisitRates {
 public:
  explicit VisitRates(VisitSettings const& settings);

  Season season(Date day) const;
  /// Chance of a contact of each type in one week; immunisation-only visits as
  /// often as with a later dose due. `age` in whole years, taken as 9 below and
  /// 18 above. `scale` multiplies the yearly rates.
  std::array<double, contact_types> weekly(int age, std::size_t attendance, Season season,
                                           double scale) const;
  /// Share of those immunisation-only visits that happen without a later dose
  /// due.
  double without_appointment() const { return without_appointment_; }
  double irregular_share() const { return settings_.irregular_share; }
  double horizon_scale() const { return settings_.scale; }

 private:
  VisitSettings settings_;
  double without_appointment_;
  std::array<double, attendances> preventive_;  ///< multiplier by attendance; mean 1 over families
};

}  // namespace convene
