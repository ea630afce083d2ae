#include "engine/store/chunks.hpp"

#include <algorithm>

namespace convene {

std::vector<std::size_t> chunk_sizes(std::vector<std::string> const& dimensions,
                                     std::vector<std::size_t> const& sizes, std::size_t cell_bytes) {
  constexpr std::size_t target = std::size_t{1} << 20;  // bytes
  std::vector<std::size_t> chunk(sizes.size(), 1);
  std::size_t bytes = cell_bytes;
  for (std::size_t i = 0; i < sizes.size(); ++i)
    if (dimensions[i] == "week") bytes *= chunk[i] = sizes[i];
  for (std::size_t i = sizes.size(); i-- > 0;) {
    if (dimensions[i] == "week") continue;
    chunk[i] = std::clamp<std::size_t>(target / bytes, 1, sizes[i]);
    bytes *= chunk[i];
  }
  return chunk;
}

void for_each_slab(std::vector<std::size_t> const& sizes, std::size_t limit,
                   std::function<void(Slab const&)> const& visit) {
  for (auto const size : sizes)
    if (size == 0) return;
  // Axes before `cut` go one by one, the axis `cut` in steps, those behind it whole.
  std::size_t cut = sizes.size(), inner = 1;
  while (cut > 0 && inner * sizes[cut - 1] <= limit) inner *= sizes[--cut];
  Slab slab{std::vector<std::size_t>(sizes.size(), 0), sizes, inner};
  if (cut == 0) return visit(slab);
  auto const step = std::max<std::size_t>(1, limit / inner);
  --cut;
  for (std::size_t i = 0; i < cut; ++i) slab.count[i] = 1;
  while (slab.start[0] < sizes[0]) {
    slab.count[cut] = std::min(step, sizes[cut] - slab.start[cut]);
    slab.cells = inner * slab.count[cut];
    visit(slab);
    slab.start[cut] += slab.count[cut];
    for (std::size_t i = cut; i > 0 && slab.start[i] == sizes[i]; --i) slab.start[i] = 0, ++slab.start[i - 1];
  }
}

}  // namespace convene
