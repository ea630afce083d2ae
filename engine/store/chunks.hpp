#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace convene {

/// Sizes of a chunk of about 1 MiB (0.5-1 MiB wherever the array is larger than that): `week` is never cut,
/// so that a run's series lies in one chunk; then axes are filled from the innermost outwards.
std::vector<std::size_t> chunk_sizes(std::vector<std::string> const& dimensions,
                                     std::vector<std::size_t> const& sizes, std::size_t cell_bytes);

/// A rectangular part of an array that is contiguous in row-major order.
struct Slab {
  std::vector<std::size_t> start, count;
  std::size_t cells = 1;
};

/// Visits the whole array in row-major order in slabs of at most `limit` cells (at least one cell each).
void for_each_slab(std::vector<std::size_t> const& sizes, std::size_t limit,
                   std::function<void(Slab const&)> const& visit);

}  // namespace convene
