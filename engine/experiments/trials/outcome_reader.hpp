#pragma once

#include <vector>

#include "engine/experiments/trials/contrast.hpp"
#include "engine/kernel/replication.hpp"
#include "engine/scenario/trial.hpp"

namespace convene {

/// Reads one outcome clinic by clinic; between the ends of the two weeks around a day.
class OutcomeReader {
 public:
  /// `weeks`: those that lanes keep snapshots of. `measures`: what lanes record. Throws InputError when the outcome
  /// names a measure that is not recorded by clinic.
  OutcomeReader(TrialOutcome const& outcome, std::vector<int> const& weeks, std::vector<Measure> const& measures);

  ClinicShare read(LaneResult const& lane, VaccinationPanel const& panel, ClinicId clinic, TrialWindow window) const;
  /// Patients with the outcome at the start, and patients; nothing of outcomes that count visits or are recorded.
  ClinicShare at_start(VaccinationPanel const& panel) const;
  double scale() const { return scale_; }  ///< 100: shares are told in percentage points

  /// The days that `outcome` is read at: those a lane's snapshots must surround.
  static std::vector<int> days(Trial const& trial, TrialOutcome const& outcome);

 private:
  double sum(std::int32_t const (&table)[2][age_bands]) const;
  double gained(VaccinationCounts const& counts) const;
  ClinicShare visits(VaccinationCounts const& counts) const;
  template <class Read>
  double at(LaneResult const& lane, ClinicId clinic, int day, Read const& read) const;
  ClinicShare recorded(LaneResult const& lane, ClinicId clinic, TrialWindow window) const;

  TrialOutcome const& outcome_;
  std::vector<int> weeks_;
  std::size_t column_ = 0;
  MeasureKind kind_ = MeasureKind::flow;
  double scale_ = 100;
};

}  // namespace convene
