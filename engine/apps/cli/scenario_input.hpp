#pragma once

#include <string>

#include "engine/scenario/scenario.hpp"

namespace convene::cli {

/// Loads a scenario and checks all of it. Throws InputError with every fault.
Scenario valid_scenario(std::string const& path);

}  // namespace convene::cli
