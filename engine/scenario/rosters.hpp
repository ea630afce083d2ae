#pragma once

#include "engine/scenario/csv.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {

// Each reads one roster's rows into the scenario, adding the faults of the roster by itself: form, type,
// range, duplicates. What one file says of another is checked by `check_references`.

void read_clinics(CsvTable const& table, Scenario& scenario, Diagnostics& diagnostics);
void read_systems(CsvTable const& table, Scenario& scenario, Diagnostics& diagnostics);
void read_ties(CsvTable const& table, Scenario& scenario, Diagnostics& diagnostics);

/// What could be read of the rosters' files.
struct RosterTables {
  CsvTable clinics, systems, ties;
};

/// Faults between files: systems no clinic names, ties between nobody, strategies whose sites do not exist. A
/// file that could not be read whole is never the reason for a fault elsewhere.
void check_references(RosterTables const& tables, Scenario const& scenario, bool toml_readable,
                      Diagnostics& diagnostics);

}  // namespace convene
