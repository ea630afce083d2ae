#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "engine/experiments/design/matrix.hpp"

namespace convene {

/// Asks for replications first, first + 1, ... first + count - 1 of some strategies: count x strategies, in
/// the order asked. A strategy's replication r has the same value whenever it is asked for; with common
/// random numbers replication r of all strategies plays in the same future.
using Observe =
    std::function<Matrix(std::span<std::size_t const> strategies, std::size_t first, std::size_t count)>;

enum class Best { largest, smallest };

}  // namespace convene
