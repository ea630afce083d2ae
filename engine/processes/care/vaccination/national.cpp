#include "engine/processes/care/vaccination/national.hpp"

#include <memory>

namespace convene {

NationalTable national_table(Cohort const& cohort, double first_level, double later_level) {
  StageHazards const hazards[] = {cohort.hazards(first_dose, first_level),
                                  cohort.hazards(later_dose, later_level)};
  auto const pools = std::make_unique<CohortPools>();
  auto const curve = cohort.curve(hazards[first_dose], hazards[later_dose], pools.get());
  NationalTable table{};
  for (std::size_t y = 0; y < 5; ++y) {
    double const age = 13 + static_cast<double>(y);
    table.one_dose[y] = mean_over_ages(curve.one_dose, age, age + 1);
    table.up_to_date[y] = mean_over_ages(curve.up_to_date, age, age + 1);
  }
  table.one_dose_13_17 = mean_over_ages(curve.one_dose, 13, 18);
  table.up_to_date_13_17 = mean_over_ages(curve.up_to_date, 13, 18);
  table.one_dose_11_12 = mean_over_ages(curve.one_dose, 11, 13);

  double eligible[dose_stages][contact_types] = {}, given[dose_stages][contact_types] = {};
  for (std::size_t row = 0; row < attendances * provider_classes; ++row)
    for (std::size_t s = 2 * CohortCurve::steps_per_year; s < 9 * CohortCurve::steps_per_year; ++s)
      for (std::size_t t = 0; t < contact_types; ++t)
        for (std::size_t j = 0; j < intents; ++j) {
          double const weekly = cohort.weekly(row / provider_classes, s / CohortCurve::steps_per_year, t);
          double const first = pools->first_due[row][s][j] * weekly *
                               (t == immunisation_only ? cohort.without_appointment() : 1);
          double const later = pools->later_due[row][s][j] * weekly;
          eligible[first_dose][t] += first;
          eligible[later_dose][t] += later;
          given[first_dose][t] += first * hazards[first_dose].given[row][t][j];
          given[later_dose][t] += later * hazards[later_dose].given[row][t][j];
        }
  double clinic = 0;
  for (std::size_t t = 0; t < visit_types; ++t) {
    table.doses_by_type[t] = given[first_dose][t] + given[later_dose][t];
    clinic += table.doses_by_type[t];
    for (std::size_t stage = 0; stage < dose_stages; ++stage)
      table.missed[stage][t] = 1 - given[stage][t] / eligible[stage][t];
  }
  for (auto& share : table.doses_by_type) share /= clinic;
  double const away = given[first_dose][elsewhere] + given[later_dose][elsewhere];
  table.elsewhere = away / (away + clinic);
  return table;
}

}  // namespace convene
