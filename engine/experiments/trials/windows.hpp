#pragma once

#include <vector>

#include "engine/scenario/trial.hpp"

namespace convene {

/// The windows in which an outcome is counted: of a stepped wedge its periods; else the window before, where there is
/// one, and the window itself, last.
std::vector<TrialWindow> windows_of(Trial const& trial, TrialOutcome const& outcome);

}  // namespace convene
