#pragma once

#include <vector>

#include "engine/kernel/replication.hpp"
#include "engine/scenario/trial.hpp"

namespace convene {

/// What a clinic adds to a ratio of sums.
struct ClinicShare {
  double count = 0;  ///< patients of the fixed panel who changed
  double of = 0;     ///< patients of the fixed panel
};

struct ArmChange {
  double change = 0;  ///< percentage points
  double variance =
      0;  ///< of the change: jackknife, leaving out one clinic at a time; 0 with a single clinic
};

ArmChange change_of(std::vector<ClinicShare> const& clinics);

/// Reads one outcome at its day, between the ends of the two weeks around it.
class OutcomeReader {
 public:
  /// `weeks`: those that lanes keep snapshots of.
  OutcomeReader(TrialOutcome const& outcome, std::vector<int> const& weeks);

  ClinicShare read(LaneResult const& lane, VaccinationPanel const& panel, ClinicId clinic) const;
  /// Patients with the outcome at the start, and patients.
  ClinicShare at_start(VaccinationPanel const& panel) const;

 private:
  double sum(std::int32_t const (&table)[2][age_bands]) const;
  double gained(VaccinationCounts const& counts) const;

  TrialOutcome const& outcome_;
  std::size_t before_ = 0, after_ = 0;
  double fraction_ = 0;
};

}  // namespace convene
