#pragma once

#include <vector>

#include "engine/kernel/lever.hpp"
#include "engine/kernel/measure.hpp"
#include "engine/kernel/policy.hpp"
#include "engine/kernel/process.hpp"

namespace convene {

// Generated from the lists in the rooms' CMakeLists.txt.
std::vector<ProcessInfo> processes_catalogue();            ///< in the order of a week
std::vector<LeverInfo> levers_catalogue();
std::vector<PolicyInfo> policies_catalogue();
std::vector<SettingSpec> policy_cadence();                 ///< what every policy can be given beside its own settings
std::vector<std::vector<Measure>> measures_catalogue();    ///< by family

std::vector<Measure> all_measures();
std::vector<Measure> measures_of(Setting setting);
LeverInfo const* find_lever(std::vector<LeverInfo> const& levers, std::string const& id);

/// Every parameter the engine can read, with defaults; those of one setting.
Parameters const& declared_parameters();
Parameters const& declared_parameters(Setting setting);

/// The word for a phase: "calendar", "plan", ...
std::string to_string(Phase);

}  // namespace convene
