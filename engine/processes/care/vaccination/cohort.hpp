#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "engine/processes/care/vaccination/encounter.hpp"
#include "engine/processes/care/vaccination/settings.hpp"
#include "engine/processes/care/vaccination/visit_rates.hpp"

namespace convene {

inline constexpr std::size_t family_classes = attendances * provider_classes * intents;
/// Row of a class in tables over all of them: attendance, then provider, then
/// intent.
constexpr std::size_t family_class(std::size_t attendance, std::size_t provider, std::size_t intent) {
  return (attendance * provider_classes + provider) * intents + intent;
}

/// Chance per year of age of the next dose of one stage, for someone due,
/// averaged over a clinic's years.
struct StageHazards {
  float yearly[attendances * provider_classes][age_years][intents];
  float given[attendances * provider_classes][contact_types][intents];  ///< dose given per contact
};

/// Shares of a birth cohort by age, at the end of each of 13 steps a year from
/// the 9th birthday.
struct CohortCurve {
  static constexpr std::size_t steps_per_year = 13, steps = steps_per_year * age_years;
  std::array<double, steps + 1> one_dose{}, up_to_date{};
};

/// Where a cohort stands while it ages; by class, step and intent, as shares of
/// the cohort.
struct CohortPools {
  using Pool =
      std::array<std::array<std::array<float, intents>, CohortCurve::steps>, attendances * provider_classes>;
  Pool first_due{}, later_due{};
};

/// Deterministic forward recursion of birth cohorts, unvaccinated on their 9th
/// birthday, that grow up under one unchanging process: what stands behind the
/// coverage in a clinic's roster.
class Cohort {
 public:
  Cohort(VisitRates const& visits, Encounter const& encounter, SeriesSettings const& series);

  StageHazards hazards(DoseStage stage, double level) const;
  CohortCurve curve(StageHazards const& first, StageHazards const& later, CohortPools* pools = nullptr) const;
  double class_share(std::size_t attendance) const;  ///< of families, one attendance-provider-intent class
  double weekly(std::size_t attendance, std::size_t age, std::size_t type) const {
    return weekly_[attendance][age][type];
  }
  double without_appointment() const { return without_appointment_; }

 private:
  Encounter const& encounter_;
  SeriesSettings series_;
  double irregular_share_, without_appointment_;
  std::array<std::array<std::array<double, contact_types>, age_years>, attendances> weekly_;
};

/// Mean of a curve over ages [from, to), years.
double mean_over_ages(std::array<double, CohortCurve::steps + 1> const& curve, double from, double to);
/// The same among records that went inactive at an age uniform between 9 and
/// today's.
std::array<double, CohortCurve::steps + 1> of_inactive(
    std::array<double, CohortCurve::steps + 1> const& curve);

}  // namespace convene
