#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {

/// Checks what only the catalogue knows: levers and their settings, policies, parameter paths and ranges, the outcome.
/// Adds every fault to `diagnostics`.
void validate(Scenario const& scenario, Diagnostics& diagnostics);

/// The measure a scenario is judged by when it names none.
std::string default_outcome(Setting setting);

}  // namespace convene
