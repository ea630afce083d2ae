#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/experiments/design/matrix.hpp"

namespace convene {

/// Every combination of the factors' levels, once: (product of the numbers of levels) x factors. The last
/// factor turns fastest.
Matrix full_factorial(std::span<std::vector<double> const> levels);

}  // namespace convene
