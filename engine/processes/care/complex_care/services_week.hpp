#pragma once

#include "engine/kernel/care_model.hpp"
#include "engine/processes/care/complex_care/state.hpp"
#include "engine/random/draws.hpp"

namespace convene {

/// Lives one week of every service: the week's clients of all clinics and those from elsewhere, in order of arrival.
/// `added` are servers more than at the start, by need, shared evenly by the need's services; a part of a server is one who
/// works so much slower. What became of people lands in their clinics' inboxes, in order of time.
void live_services(ComplexCareInputs const& inputs, Draws const& draws, int week, std::array<double, need_types> const& added,
                   ComplexCareState& state, ParallelFor const& parallel);

}  // namespace convene
