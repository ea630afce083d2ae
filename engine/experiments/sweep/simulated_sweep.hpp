#pragma once

#include "engine/experiments/study/prepare_study.hpp"
#include "engine/experiments/sweep/sweep_model.hpp"

namespace convene {

/// A study of the simulation itself: its design in the frame, the series of `convene run` as columns. A simulation is
/// built once for each design point that has something to run. Throws InputError when the scenario is not valid.
SweepModel simulated_sweep(PreparedStudy study);

/// The parts of a frame that say which points there are and how they were chosen, so that the merged file needs no
/// study file beside it: a variable by design_point for each factor, the group `design`, attributes design_*.
void add_design(ResultSet& frame, DesignSpec const& spec, StudyDesign const& design,
                std::vector<Factor> const& factors, std::vector<std::string> const& taken);

}  // namespace convene
