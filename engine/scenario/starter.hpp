#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/scenario/scenario.hpp"

namespace convene {

/// The settings that there is a starter for.
std::vector<Setting> starter_settings();

/// The commented scenario.toml that `convene new NAME --setting S` starts from. It loads without a fault
/// together with `starter_rosters`. Throws InputError for a setting that is not available yet.
std::string new_scenario_text(std::string const& name, Setting setting);

/// The files the starter names, by file name: a few invented clinics (or hospitals) and systems, and a README.md to fill in.
std::map<std::string, std::string> starter_rosters(std::string const& name, Setting setting);

}  // namespace convene
