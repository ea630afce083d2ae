#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "engine/experiments/estimate.hpp"
#include "engine/random/draws.hpp"

namespace convene {

/// A number computed from a design, with the interval that chance in the design leaves it.
struct IndexEstimate {
  double value = no_value;
  double low = no_value, high = no_value;  ///< NaN with fewer than two units
};

struct BootstrapOptions {
  std::size_t resamples = 400;
  double confidence = 0.95;
};

/// Statistics of a sample in which unit u counts weights[u] times.
using Statistics = std::function<std::vector<double>(std::span<double const> weights)>;

/// Each statistic of the whole sample with the interval value -+ t x s: s is the standard deviation over
/// samples of `units` units drawn with replacement (Efron 1979), times sqrt(units / (units - 1)) since a
/// resample spreads too little; t is Student's with units - 1 degrees of freedom. Resamples without a value
/// (NaN) are left out.
std::vector<IndexEstimate> bootstrap(std::size_t units, Statistics const& statistics, Draws const& draws,
                                     BootstrapOptions const& options = {});

}  // namespace convene
