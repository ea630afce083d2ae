#pragma once

#include <span>

#include "engine/experiments/estimate.hpp"

namespace convene {

/// What can be said about a ratio of two means.
enum class RatioKind {
  undefined,  ///< the denominator's mean is 0, or there are fewer than two replications
  bounded,    ///< the ratio lies in [low, high]
  outside,    ///< the ratio lies at or below `low`, or at or above `high`: the denominator may be 0
  unbounded   ///< any value is compatible with the replications
};

/// Mean of one quantity per mean unit of another, over the same replications.
struct Ratio {
  double value = no_value;  ///< ratio of the means
  RatioKind kind = RatioKind::undefined;
  double low = no_value, high = no_value;  ///< meaning depends on `kind`
};

/// Fieller's interval for mean(numerator) / mean(denominator), paired by replication (Fieller 1954): the
/// values r for which a t test does not reject that numerator - r x denominator has mean 0. Pairs with a NaN
/// are left out.
Ratio fieller(std::span<double const> numerator, std::span<double const> denominator,
              double confidence = 0.95);

}  // namespace convene
