#pragma once

#include <span>
#include <vector>

#include "engine/experiments/design/matrix.hpp"
#include "engine/experiments/sensitivity/bootstrap.hpp"

namespace convene {

struct Regression {
  /// By factor: standard deviations of the outcome per standard deviation of the factor, the others held
  /// fixed.
  std::vector<IndexEstimate> coefficients;
  IndexEstimate
      explained;  ///< R^2: how far a straight line goes; when it is low, the coefficients say little
};

/// Standardised least squares of the outcome on all factors at once (Saltelli et al. 2008, 1.2.5). `ranks`
/// replaces values by their ranks (ties share the mean rank): for outcomes that rise or fall without being
/// straight. Throws InputError when rows and outcomes differ in number or lack values, when there are fewer
/// than factors + 2, and when a factor never moves or follows from the others. Intervals resample rows.
Regression standardised_regression(Matrix const& points, std::span<double const> outcome, Draws const& draws,
                                   bool ranks = false, BootstrapOptions const& options = {});

}  // namespace convene
