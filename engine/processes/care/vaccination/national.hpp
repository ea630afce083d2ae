#pragma once

#include <array>

#include "engine/processes/care/vaccination/cohort.hpp"

namespace convene {

/// What the model says of a clinic at the national level (level 0) without
/// help: the published tables it is fitted to.
struct NationalTable {
  std::array<double, 5> one_dose,
      up_to_date;  ///< coverage by year of age, 13 to 17 (hpv.A1)
  double one_dose_13_17, up_to_date_13_17;
  double one_dose_11_12;
  double missed[dose_stages][visit_types];        ///< missed opportunities per eligible visit, ages
                                                  ///< 11-17 (hpv.A3)
  std::array<double, visit_types> doses_by_type;  ///< shares of the clinic's doses (hpv.A2)
  double elsewhere;                               ///< share of all doses
};

NationalTable national_table(Cohort const& cohort, double first_level = 0, double later_level = 0);

}  // namespace convene
