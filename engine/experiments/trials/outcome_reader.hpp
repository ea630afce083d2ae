#pragma once

#include <vector>

#include "engine/experiments/trials/contrast.hpp"
#include "engine/kernel/replication.hpp"
#include "engine/scenario/trial.hpp"

namespace convene {

/// Reads one outcome clinic by clinic; between the ends of the two weeks around a day.
class OutcomeReader {
 public:
  /// `weeks`: those that lanes keep snapshots of. `measures`: what lanes record. Of an outcome
  /// that `check_outcomes` finds no fault with.
  OutcomeReader(TrialOutcome const& outcome, std::vector<int> const& weeks, std::vector<Measure> const& measures);

  /// `panels`: of the fixed panel; empty in other settings.
  ClinicShare read(LaneResult const& lane, Column<ClinicId, VaccinationPanel> const& panels, ClinicId clinic, TrialWindow window) const;
  /// Patients with the outcome at the start, and patients; nothing of outcomes that count visits or are recorded.
  ClinicShare at_start(Column<ClinicId, VaccinationPanel> const& panels, ClinicId clinic) const;
  double scale() const { return scale_; }  ///< 100: shares are told in percentage points
  bool counts_money() const { return outcome_.measure == TrialMeasure::cost; }
  /// Money spent in the lane on all its clinics together.
  double spent(LaneResult const& lane, TrialWindow window) const;

  /// The days that `outcome` is read at: those a lane's snapshots must surround.
  static std::vector<int> days(Trial const& trial, TrialOutcome const& outcome);

 private:
  double sum(std::int32_t const (&table)[2][age_bands]) const;
  double gained(VaccinationCounts const& counts) const;
  ClinicShare visits(VaccinationCounts const& counts) const;
  ClinicShare harms(HospitalCounts const& counts) const;
  ClinicShare readmissions(HospitalCounts const& counts) const;
  template <class Counts, class Read>
  double at(std::vector<Column<ClinicId, Counts>> const& snapshots, ClinicId clinic, int day, Read const& read) const;
  template <class Counts>
  ClinicShare between(std::vector<Column<ClinicId, Counts>> const& snapshots, ClinicId clinic, TrialWindow window,
                      ClinicShare (OutcomeReader::*share)(Counts const&) const) const;
  ClinicShare enrolled(LaneResult const& lane, ClinicId clinic, TrialWindow window) const;
  double recorded(LaneResult const& lane, std::size_t column, ClinicId clinic, TrialWindow window) const;

  TrialOutcome const& outcome_;
  std::vector<int> weeks_;
  std::vector<std::size_t> columns_;  ///< of the recorded measure, and the one it is counted by; or of money
  MeasureKind kind_ = MeasureKind::flow;
  double scale_ = 100;
};

}  // namespace convene
