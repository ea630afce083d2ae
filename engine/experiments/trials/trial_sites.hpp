#pragma once

#include <vector>

#include "engine/random/draws.hpp"
#include "engine/scenario/trial.hpp"

namespace convene {

/// The first arm of each cohort: clinics are drawn and allotted by cohort.
std::vector<TrialArm> first_arms(Trial const& trial);

/// Fills the scenario's roster with the trial's clinics or hospitals. Sizes vary, and coverage does, but the mean size and
/// the coverage of all patients together are the published ones, which a handful of drawn clinics would miss.
void draw_sites(Trial const& trial, Draws const& draws, Scenario& scenario);

}  // namespace convene
