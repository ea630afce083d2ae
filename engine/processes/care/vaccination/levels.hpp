#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <vector>

#include "engine/processes/care/vaccination/cohort.hpp"

namespace convene {

/// How one stage of the series goes at clinics of one level: distance from the
/// national level, logit.
struct StageLevel {
  double level = 0;
  float process = 0;      ///< the part that lies with the clinic's process, logit
  Acceptance acceptance;  ///< the part that lies with its families
  /// By family class: the dose's hazard summed from the 9th birthday to each
  /// later one, for someone always due.
  std::array<std::array<float, 12>, family_classes> cumulative;
};

/// Finds the levels behind a clinic's coverage, and keeps the tables of every
/// level in use.
class Levels {
 public:
  Levels(Cohort const& cohort, Encounter const& encounter, SeriesSettings const& series);

  struct Pair {
    StageLevel const* first;
    StageLevel const* later;
  };
  /// The levels under which a cohort's coverage is that of the roster, in the
  /// band the roster means. Coverage out of reach takes the nearest level.
  /// Levels are rounded to 1/32 and 1/16 logit.
  Pair of(double one_dose, double up_to_date);

 private:
  double find_first(double one_dose);
  double find_later(double first, double up_to_date);
  double mean(std::array<double, CohortCurve::steps + 1> const& curve) const;
  double one_dose(std::size_t place);
  double up_to_date(std::size_t first, std::size_t later);
  StageLevel const& table(DoseStage, int rounded);

  Cohort const& cohort_;
  Encounter const& encounter_;
  double inactive_share_;
  double age_from_, age_to_;
  // Each cell is worked out when it is first looked at, and NaN before: a roster's clinics touch few.
  std::vector<double> one_dose_;                 ///< on the grid of first levels
  std::vector<std::vector<double>> up_to_date_;  ///< share of those with one dose, on a coarser grid
                                                 ///< [first][later]
  std::map<int, std::unique_ptr<StageLevel>> tables_[dose_stages];
};

}  // namespace convene
