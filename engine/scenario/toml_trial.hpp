#pragma once

#include "engine/scenario/section.hpp"
#include "engine/scenario/trial.hpp"

namespace convene {

/// Reads [population] and [context] of a trial, after its setting.
void read_population(Section& root, Trial& trial);
/// Reads [[outcome]] of a trial, after its arms.
void read_outcomes(Section& root, Trial& trial);
/// Reads the effects of one outcome, all of whose other keys have been read.
void read_effects(Section& outcome, Trial const& trial, TrialOutcome& out);

}  // namespace convene
