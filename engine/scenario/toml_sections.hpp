#pragma once

#include "engine/scenario/scenario.hpp"
#include "engine/scenario/section.hpp"

namespace convene {

// Each reads one part of scenario.toml into the scenario, adding that part's faults.

/// A file that [population] names, with the place where it does; `text` is empty where it names none.
struct RosterNames {
  PlacedText clinics, hospitals, hospital_information, systems, ties;
  PlacedText people = {}, services = {};
  std::string state = {};  ///< of the hospitals wanted; empty: all
};

/// Everything of scenario.toml; returns the rosters it names.
RosterNames read_scenario_toml(TomlNode const& root, std::string const& file, Scenario& scenario,
                               Diagnostics& diagnostics);

void read_partners(Section& root, Scenario& scenario);
/// The table `levers` of a strategy or a trial's arm.
void read_levers(Section& strategy, StrategySpec& spec);
/// After the partners, whom strategies name.
void read_strategies(Section& root, Scenario& scenario);
/// After the strategies.
void read_baseline(Section& root, Scenario& scenario);
void read_parameters(Section& root, Scenario& scenario);
void read_economics(Section& root, Scenario& scenario);
void read_uncertainty(Section& root, Scenario& scenario);
/// [people] and [enrolment].
void read_complex_care(Section& root, Scenario& scenario);
/// [enrolment] alone.
void read_enrolment(Section& root, EnrolmentRule& rule);

/// What can be guessed of a scenario.toml that is not valid TOML, so that its rosters can be checked all the
/// same.
RosterNames guess_rosters(std::string_view text);

}  // namespace convene
