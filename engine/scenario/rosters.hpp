#pragma once

#include "engine/scenario/csv.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {

// Each reads one roster's rows into the scenario, adding the faults of the roster by itself: form, type,
// range, duplicates. What one file says of another is checked by `check_references`.

void read_clinics(CsvTable const& table, Scenario& scenario, Diagnostics& diagnostics);
/// Hospitals as rows of `clinics` and of `hospitals`: the plain form, or CMS' with its second file where it is given.
/// Of one state alone unless `state` is empty.
void read_hospitals(CsvTable const& table, CsvTable const& information, std::string const& state, Scenario& scenario,
                    Diagnostics& diagnostics);
void read_systems(CsvTable const& table, Scenario& scenario, Diagnostics& diagnostics);
void read_services(CsvTable const& table, Scenario& scenario, Diagnostics& diagnostics);
/// After the clinics, to which people belong.
void read_people(CsvTable const& table, bool clinics_complete, Scenario& scenario, Diagnostics& diagnostics);
void read_ties(CsvTable const& table, Scenario& scenario, Diagnostics& diagnostics);

/// What could be read of the rosters' files.
struct RosterTables {
  CsvTable clinics, systems, ties;  ///< `clinics`: of hospitals, where these are the clinics
  CsvTable people, services;
};

/// Faults between files: systems no clinic names, ties between nobody, strategies whose sites do not exist. A
/// file that could not be read whole is never the reason for a fault elsewhere.
void check_references(RosterTables const& tables, Scenario const& scenario, bool toml_readable,
                      Diagnostics& diagnostics);

}  // namespace convene
