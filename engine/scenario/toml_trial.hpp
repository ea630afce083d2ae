#pragma once

#include "engine/scenario/section.hpp"
#include "engine/scenario/trial.hpp"

namespace convene {

/// Reads [[outcome]] of a trial, after its arms.
void read_outcomes(Section& root, Trial& trial);

}  // namespace convene
