#include "engine/experiments/design/sobol.hpp"

#include <boost/random/sobol.hpp>
#include <string>
#include <vector>

#include "engine/experiments/design/refuse.hpp"

namespace convene {
namespace {

/// Coordinates as 64-bit fractions, point after point.
std::vector<std::uint64_t> sobol_bits(std::size_t count, std::size_t dimensions) {
  if (dimensions == 0 || dimensions > sobol_dimensions_at_most())
    refuse("Sobol' points in " + std::to_string(dimensions) + " dimensions",
           "there are direction numbers for 1 to " + std::to_string(sobol_dimensions_at_most()),
           "use a Latin hypercube or fewer factors");
  std::vector<std::uint64_t> bits(count * dimensions, 0);  // Boost leaves out the first point, the origin
  boost::random::sobol sequence(dimensions);
  for (std::size_t i = dimensions; i < bits.size(); ++i) bits[i] = sequence();
  return bits;
}

std::uint64_t word(Philox::Counter const& block) {
  return (std::uint64_t{block[0]} << 32) | block[1];
}

/// Nested uniform scrambling of the leading 32 bits; the bits below, which no design resolves, are drawn
/// whole.
std::uint64_t owen(std::uint64_t bits, Draws const& draws, std::uint64_t dimension,
                   std::uint32_t randomisation) {
  static constexpr Decision decision{"design.owen"};
  std::uint64_t flips = 0;
  for (std::uint32_t depth = 0; depth < 32; ++depth) {
    std::uint64_t const prefix = depth == 0 ? 0 : bits >> (64 - depth);
    auto const block = draws.block(decision, combine(dimension, prefix), randomisation, depth);
    flips = (flips << 1) | (block[0] >> 31);
  }
  auto const rest = draws.block(decision, combine(dimension, bits >> 32), randomisation, 32);
  return ((bits ^ (flips << 32)) & 0xffff'ffff'0000'0000ull) | rest[0];
}

}  // namespace

std::size_t sobol_dimensions_at_most() {
  return boost::random::default_sobol_table::max_dimension;
}

Matrix sobol_points(std::size_t count, std::size_t dimensions) {
  Matrix points(count, dimensions);
  auto const bits = sobol_bits(count, dimensions);
  for (std::size_t i = 0; i < bits.size(); ++i)
    points.cells()[i] = static_cast<double>(bits[i] >> 11) * 0x1.0p-53;
  return points;
}

Matrix sobol_points(std::size_t count, std::size_t dimensions, Scrambling scrambling, Draws const& draws,
                    std::uint32_t randomisation) {
  if (scrambling == Scrambling::none) return sobol_points(count, dimensions);
  static constexpr Decision shift{"design.digital_shift"};
  Matrix points(count, dimensions);
  auto bits = sobol_bits(count, dimensions);
  for (std::size_t d = 0; d < dimensions; ++d) {
    auto const shifted = word(draws.block(shift, d, randomisation));
    for (std::size_t i = 0; i < count; ++i) {
      auto const plain = bits[i * dimensions + d];
      points(i, d) = Draws::to_unit(scrambling == Scrambling::owen ? owen(plain, draws, d, randomisation)
                                                                   : plain ^ shifted);
    }
  }
  return points;
}

}  // namespace convene
