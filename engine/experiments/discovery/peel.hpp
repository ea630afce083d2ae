#pragma once

#include <span>
#include <vector>

#include "engine/experiments/discovery/box.hpp"

namespace convene {

struct PeelOptions {
  double share = 0.1;        ///< of the futures inside that a peel takes away
  double least_mass = 0.05;  ///< no box holds less of all futures
};

/// A box on the way with what it holds.
struct PeeledBox {
  Box box;
  BoxCount count;
  /// Log likelihood ratio of the box's density against that of all futures, in nats; 0 unless it is denser.
  double evidence = 0;
};

/// The patient rule induction method (Friedman and Fisher 1999), without chance: beginning with all futures,
/// each peel takes away what lies below the 10% or above the 90% quantile (linear interpolation) of one
/// factor, whichever leaves the highest share of cases; the first factor, low end first, among equals. Where
/// a tenth or more share the end value, all of those go. Boxes in order; the first holds everything.
std::vector<PeeledBox> peel(Matrix const& points, std::span<double const> interest,
                            PeelOptions const& options = {});

}  // namespace convene
