#pragma once

#include <vector>

#include "engine/experiments/calibration/prior.hpp"
#include "engine/experiments/design/matrix.hpp"

namespace convene {

/// Parameter values that agree with the targets, each with its weight.
struct Posterior {
  Matrix parameters;              ///< particles x parameters
  std::vector<double> weights;    ///< by particle, sum 1
  std::vector<double> distances;  ///< by particle, at most `tolerance`
  double tolerance = 0;
  std::size_t attempts = 0;  ///< simulations spent
  bool reached = true;       ///< the tolerance asked for was reached with the particles asked for

  double mean(std::size_t parameter) const;
  double variance(std::size_t parameter) const;
  /// The least value at or below which `share` of the weight lies.
  double quantile(std::size_t parameter, double share) const;
  /// The greatest value at or above which `share` of the weight lies: the mirror image, so that of few particles both ends
  /// of an interval leave out as many.
  double upper_quantile(std::size_t parameter, double share) const;
  double effective_size() const;  ///< 1 / sum of squared weights
};

/// Variance of the posterior as a share of the prior's: near 1, the targets say nothing about the parameter.
double unexplained(Posterior const& posterior, Prior const& prior, std::size_t parameter);

}  // namespace convene
