#pragma once

#include <cstddef>
#include <span>

namespace convene {

/// One target and what is predicted for it.
struct Match {
  double observed = 0, predicted = 0;
  /// Variances of observation, of the prediction (emulator or replications) and of the model's misfit; one
  /// unit squared.
  double observation = 0, prediction = 0, discrepancy = 0;
};

/// |observed - predicted| / sqrt(sum of the variances) (Craig et al. 1997). Above 3 the parameters that led
/// to the prediction are ruled out, whatever the distribution (Pukelsheim 1994). Infinite when an exact
/// target is missed.
double implausibility(Match const& match);

/// The `rank`-th largest over several targets: 1 the worst, 2 the second worst, which one bad emulator cannot
/// spoil.
double implausibility(std::span<Match const> matches, std::size_t rank = 1);

}  // namespace convene
