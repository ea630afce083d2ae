#pragma once

#include <span>
#include <vector>

#include "engine/experiments/design/matrix.hpp"
#include "engine/experiments/sensitivity/bootstrap.hpp"

namespace convene {

/// Elementary effects of one factor: changes of the outcome per unit of the factor, one a trajectory.
struct MorrisEffect {
  IndexEstimate mu_star;  ///< mean of their sizes: how much the factor matters (Campolongo et al. 2007)
  IndexEstimate mu;       ///< their mean: in which direction
  IndexEstimate sigma;    ///< their standard deviation (n - 1): not a straight line, or interacting
};

/// By factor. `points` are trajectories of factors + 1 rows, one after the other, where each row differs from
/// the one before in exactly one factor and each factor moves once; throws InputError for any other design,
/// and when an outcome has no value. Intervals resample trajectories.
std::vector<MorrisEffect> morris_effects(Matrix const& points, std::span<double const> outcome,
                                         Draws const& draws, BootstrapOptions const& options = {});

}  // namespace convene
