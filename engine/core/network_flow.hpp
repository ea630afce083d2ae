#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Cheapest flows through networks, in whole numbers: by the network simplex (Dantzig 1951; LEMON's, block search), one
/// thread, the same answer everywhere.
namespace convene {

struct FlowArc {
  std::size_t from, to;         ///< nodes
  std::int64_t capacity, cost;  ///< capacity >= 0; cost of a unit, of any sign
};

struct NetworkFlow {
  std::int64_t cost = 0;
  std::vector<std::int64_t> amounts;  ///< by arc
};

/// The cheapest flow in which each node sends out `supply` more than it takes in (negative: takes in more). When supplies do
/// not sum to 0, the scarcer side is used up or served whole. Nothing when no flow does that.
std::optional<NetworkFlow> cheapest_flow(std::span<std::int64_t const> supply, std::span<FlowArc const> arcs);

/// The cheapest way from places that have `supply` to places that want `demand`, both >= 0: cost[i][j] a unit, amounts by row and
/// column. As much goes as the scarcer side allows.
struct Transport {
  std::int64_t cost = 0;
  std::vector<std::vector<std::int64_t>> amounts;
};
Transport cheapest_transport(std::span<std::int64_t const> supply, std::span<std::int64_t const> demand,
                             std::vector<std::vector<std::int64_t>> const& cost);

}  // namespace convene
