#pragma once

#include "engine/kernel/lane.hpp"

namespace convene {

/// Gives every clinic an empty state.
void prepare_clinics(Lane& lane);

/// Fills the partners' own states and the ties between those of the strategy.
void prepare_partners(Lane& lane);

/// Fills prospects and enrolments from the strategy's engagement: systems as a whole, clinics one by one, or both
/// (hybrid: systems of several clinics as a whole, the rest one by one). Only approached clinics are in it.
void find_prospects(Lane& lane);

}  // namespace convene
