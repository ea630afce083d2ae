#include "engine/experiments/design/morris.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "engine/experiments/design/refuse.hpp"

namespace convene {

Matrix morris_trajectories(std::size_t trajectories, std::size_t factors, std::size_t levels,
                           Draws const& draws) {
  static constexpr Decision start{"design.morris_start"}, order_of{"design.morris_order"};
  if (trajectories == 0 || factors == 0)
    refuse("an empty Morris design", "it needs trajectories and factors", "ask for at least one of each");
  if (levels < 2 || levels % 2 != 0)
    refuse("a Morris design of " + std::to_string(levels) + " levels",
           "only an even number gives every level the same chance", "use 4, 6 or 8 levels");
  auto const half = levels / 2;  // a step, in levels
  auto const value = [&](std::size_t level) {
    return static_cast<double>(level) / static_cast<double>(levels - 1);
  };

  Matrix points(trajectories * (factors + 1), factors);
  std::vector<std::size_t> at(factors), order(factors);
  std::vector<double> key(factors);
  for (std::size_t t = 0; t < trajectories; ++t) {
    auto const time = static_cast<std::uint32_t>(t);
    for (std::size_t f = 0; f < factors; ++f) {
      at[f] = static_cast<std::size_t>(draws.uniform(start, f, time) * static_cast<double>(levels));
      key[f] = draws.uniform(order_of, f, time);
    }
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return key[a] < key[b]; });
    for (std::size_t step = 0; step <= factors; ++step) {
      if (step > 0) {
        auto& level = at[order[step - 1]];
        level = level < half ? level + half : level - half;  // the only way that stays on the grid
      }
      for (std::size_t f = 0; f < factors; ++f) points(t * (factors + 1) + step, f) = value(at[f]);
    }
  }
  return points;
}

}  // namespace convene
