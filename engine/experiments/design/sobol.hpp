#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/experiments/design/matrix.hpp"
#include "engine/random/draws.hpp"

namespace convene {

/// How the points of a Sobol' sequence are randomised. Both keep every digital net a net.
enum class Scrambling {
  none,           ///< the sequence itself; its first point is 0 in every dimension
  digital_shift,  ///< one random number a dimension, added bit by bit without carry
  owen            ///< nested: each bit is flipped by a draw that depends on the bits before it (Owen 1995)
};

/// The most dimensions there are direction numbers for.
std::size_t sobol_dimensions_at_most();

/// The first `count` points of the Sobol' sequence in [0, 1)^dimensions, the origin first, in Gray-code
/// order, direction numbers of Joe and Kuo (2008). count x dimensions. The points of a smaller count are a
/// prefix.
Matrix sobol_points(std::size_t count, std::size_t dimensions);

/// The same, randomised: points in (0, 1)^dimensions, each uniform by itself. Other `randomisation`s are
/// independent of this one.
Matrix sobol_points(std::size_t count, std::size_t dimensions, Scrambling scrambling, Draws const& draws,
                    std::uint32_t randomisation = 0);

}  // namespace convene
