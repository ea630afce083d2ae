#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/experiments/optimisation/variables.hpp"

namespace convene {

struct CmaEsOptions {
  unsigned generations = 200;
  std::size_t population = 20;  ///< evaluations a generation, at least 5
  std::uint32_t seed = 1;       ///< of the search; never of what is simulated
  double spread = 0.3;          ///< first standard deviation, as a share of each range
};

struct Minimum {
  std::vector<double> at;
  double value = 0;
  std::size_t evaluations = 0;
};

/// The least value seen of `objective` inside the ranges, by covariance matrix adaptation (Hansen 2006, from
/// pagmo2). Variables are searched on the scale of their ranges, and none may be whole. `objective` should
/// use common random numbers, so that it is one surface and not another each time; NaN counts as far off.
Minimum cma_es(DecisionVariables const& variables,
               std::function<double(std::span<double const>)> const& objective,
               CmaEsOptions const& options = {});

}  // namespace convene
