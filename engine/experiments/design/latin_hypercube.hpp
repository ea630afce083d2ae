#pragma once

#include <cstddef>

#include "engine/experiments/design/matrix.hpp"
#include "engine/random/draws.hpp"

namespace convene {

enum class CellPlace { random, centre };  ///< where a point lies in its cell

/// A Latin hypercube in (0, 1)^dimensions (McKay, Beckman, Conover 1979), count x dimensions: in every
/// dimension each of the `count` equal intervals holds one point. Of `candidates` such designs the one whose
/// closest two points are farthest apart (maximin; Johnson, Moore, Ylvisaker 1990); the first of equals.
Matrix latin_hypercube(std::size_t count, std::size_t dimensions, Draws const& draws,
                       std::size_t candidates = 20, CellPlace place = CellPlace::random);

/// The smallest Euclidean distance between two rows; infinite with fewer than two.
double smallest_distance(Matrix const& points);

}  // namespace convene
