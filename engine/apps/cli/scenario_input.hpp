#pragma once

#include <string>

#include "engine/apps/cli/console.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene::cli {

/// Loads a scenario and checks all of it. Throws InputError with every fault.
Scenario valid_scenario(std::string const& path);

/// For commands that take parameters as they are: says so of a scenario that would have them drawn.
void note_parameters_as_they_are(Scenario const& scenario, Console const& console);

}  // namespace convene::cli
