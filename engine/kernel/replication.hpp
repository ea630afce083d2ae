#pragma once

#include <memory>
#include <vector>

#include "engine/kernel/measure.hpp"
#include "engine/kernel/process.hpp"

namespace convene {

/// A process together with when it runs.
struct ScheduledProcess {
  std::string id;
  Phase phase;
  std::unique_ptr<Process> process;
  bool enabled = true;     ///< false: knocked out; it still fills its state, but time passes without it
};

/// Everything that drives a lane: shared by all strategies and replications.
struct Rules {
  std::vector<ScheduledProcess> processes;   ///< in the order of a week
  std::vector<Measure> measures;
  bool hours_bind = true;                    ///< false (knocked out): tasks are done at once, whatever hours there are
};

enum class Detail : std::uint8_t { summary, system, clinic };

/// A task that was done, for those who want to read what a strategy does week by week.
struct TaskRecord {
  std::int32_t week;
  PartnerId partner;
  std::string_view what;
  Hours work, travel, clinic_hours, system_hours;
};

/// What one lane leaves behind.
struct LaneResult {
  std::vector<std::vector<double>> series;     ///< [measure][week]: levels at week's end, flows of the week
  std::vector<double> start;                   ///< [measure]: levels before the first week
  std::vector<std::vector<double>> by_system;  ///< [measure][week * systems + system]; empty unless asked
  std::vector<std::vector<double>> by_clinic;  ///< [measure][week * clinics + clinic]; empty unless asked
  double weeks_to_agreement;                   ///< NaN when there was none
  Column<ClinicId, VaccinationCounts> counts;  ///< at the end; of another setting: empty, as are the next two
  Column<ClinicId, HospitalCounts> hospital_counts;
  Column<ClinicId, ComplexCounts> complex_counts;
  std::vector<TaskRecord> tasks;               ///< in the order done; empty unless asked
  Column<ClinicId, std::vector<CohortMember>> cohort;          ///< of complex care; empty unless asked
  std::vector<Column<ClinicId, VaccinationCounts>> snapshots;  ///< at the weeks asked for; so are the next
  std::vector<Column<ClinicId, HospitalCounts>> hospital_snapshots;
};

struct LaneOptions {
  Detail detail = Detail::summary;
  std::vector<int> snapshot_weeks;   ///< counts are kept after this many weeks
  bool tasks = false;                ///< keep a record of every task done
  bool cohort = false;               ///< keep what happened to everybody enrolled in complex care
};

/// Lives one strategy through one replication.
LaneResult run_lane(World const& world, Rules const& rules, Strategy const& strategy, Draws const& draws,
                    CareLane& care, Column<ClinicId, VaccinationPanel> const& panel, ParallelFor const& parallel,
                    LaneOptions const& options);

}  // namespace convene
