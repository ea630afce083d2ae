#pragma once

#include "engine/scenario/section.hpp"
#include "engine/scenario/trial.hpp"

namespace convene {

/// A fact that a trial file states and a registered parameter says. Its range is the register's to check.
struct TrialFact {
  char const* key;
  char const* path;
};
void read_facts(Section& table, std::initializer_list<TrialFact> facts, Trial& trial);

/// Reads [population], [[service]], [enrolment], [programme] and [context] of complex care; where people are drawn within sites also
/// the arms, which are given.
void read_complex_care_trial(Section& root, Trial& trial);
/// Reads [population] and [context] of a trial, after its setting.
void read_population(Section& root, Trial& trial);
/// Reads [[outcome]] of a trial, after its arms.
void read_outcomes(Section& root, Trial& trial);
/// Reads the effects of one outcome, all of whose other keys have been read.
void read_effects(Section& outcome, Trial const& trial, TrialOutcome& out);

}  // namespace convene
