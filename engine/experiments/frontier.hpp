#pragma once

#include <span>
#include <vector>

#include "engine/experiments/estimate.hpp"

namespace convene {

/// Where an option stands among others that cost and yield something.
enum class Standing {
  efficient,            ///< on the frontier
  dominated,            ///< another one yields at least as much and costs no more
  extendedly_dominated  ///< a mixture of two others yields as much and costs less
};

struct FrontierPoint {
  Standing standing = Standing::efficient;
  double ratio =
      no_value;  ///< extra cost per extra unit over the next lower efficient option; NaN for the lowest
};

/// The efficient options by mean cost and mean effect, in the order given. Of options with equal effects the
/// cheapest stays; of equal ones the first.
std::vector<FrontierPoint> frontier(std::span<double const> costs, std::span<double const> effects);

}  // namespace convene
