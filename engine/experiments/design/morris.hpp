#pragma once

#include <cstddef>

#include "engine/experiments/design/matrix.hpp"
#include "engine/random/draws.hpp"

namespace convene {

/// Trajectories of Morris (1991) on a grid of `levels` (even) levels 0, 1/(levels-1), ... 1 in [0,
/// 1]^factors: (trajectories x (factors + 1)) x factors, one trajectory after the other. Inside a trajectory
/// each row differs from the one before in one factor, by levels / (2 (levels - 1)), up or down; each factor
/// moves once, in random order.
Matrix morris_trajectories(std::size_t trajectories, std::size_t factors, std::size_t levels,
                           Draws const& draws);

}  // namespace convene
