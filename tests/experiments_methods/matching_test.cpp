#include <gmock/gmock.h>
#include <lemon/list_graph.h>
#include <lemon/network_simplex.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "tests/experiments_methods/draws_of.hpp"

/// The network simplex that policies use, in the way they use it: integer costs, a fixed pivot rule.
namespace convene {
namespace {

using Graph = lemon::ListDigraph;
using Flow = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;

struct Arc {
  int from, to;
  std::int64_t capacity, cost;
};

/// Cost of the cheapest flow; -1 when there is none.
std::int64_t cheapest(std::vector<std::int64_t> const& supplies, std::vector<Arc> const& arcs) {
  Graph graph;
  Graph::ArcMap<std::int64_t> cost{graph}, room{graph};
  Graph::NodeMap<std::int64_t> supply{graph};
  std::vector<Graph::Node> nodes;
  for (auto const amount : supplies) {
    nodes.push_back(graph.addNode());
    supply[nodes.back()] = amount;
  }
  for (auto const& arc : arcs) {
    auto const a =
        graph.addArc(nodes[static_cast<std::size_t>(arc.from)], nodes[static_cast<std::size_t>(arc.to)]);
    room[a] = arc.capacity;
    cost[a] = arc.cost;
  }
  Flow flow{graph};
  flow.upperMap(room).costMap(cost).supplyMap(supply);
  return flow.run(Flow::BLOCK_SEARCH) == Flow::OPTIMAL ? flow.totalCost() : -1;
}

/// Rows give, columns take.
std::int64_t transport(std::vector<std::int64_t> const& supply, std::vector<std::int64_t> const& demand,
                       std::vector<std::vector<std::int64_t>> const& cost) {
  auto nodes = supply;
  for (auto const d : demand) nodes.push_back(-d);
  std::vector<Arc> arcs;
  for (std::size_t i = 0; i < supply.size(); ++i)
    for (std::size_t j = 0; j < demand.size(); ++j)
      arcs.push_back({static_cast<int>(i), static_cast<int>(supply.size() + j),
                      std::min(supply[i], demand[j]), cost[i][j]});
  return cheapest(nodes, arcs);
}

std::int64_t assignment(std::vector<std::vector<std::int64_t>> const& cost) {
  std::vector<std::int64_t> const ones(cost.size(), 1);
  return transport(ones, ones, cost);
}

TEST(Matching, MinimumCostFlow) {
  std::vector<Arc> const arcs{{0, 1, 15, 4}, {0, 2, 8, 4}, {1, 2, 20, 2}, {1, 3, 4, 2}, {1, 4, 10, 6},
                              {2, 3, 15, 1}, {2, 4, 4, 3}, {3, 4, 20, 2}, {4, 2, 5, 3}};
  EXPECT_EQ(cheapest({20, 0, 0, -5, -15}, arcs), 150);
  EXPECT_EQ(cheapest({30, 0, 0, -15, -15}, arcs), -1);  // more than leaves the source
}

TEST(Matching, Assignment) {
  EXPECT_EQ(assignment({{90, 76, 75, 70}, {35, 85, 55, 65}, {125, 95, 90, 105}, {45, 110, 95, 115}}), 265);
}

TEST(Matching, Transport) {
  EXPECT_EQ(transport({15, 25, 10}, {5, 15, 15, 15}, {{10, 2, 20, 11}, {12, 7, 9, 20}, {4, 14, 16, 18}}),
            435);
}

// The cheapest assignment of n to n with Exp(1) costs averages sum 1/k^2 (Parisi; Linusson and Waestlund
// 2004). Within 4 standard errors at four sizes: false alarm 2.5e-4.
TEST(Matching, RandomAssignmentsCostWhatTheoryProves) {
  constexpr int studies = 1000;
  for (std::size_t n : {1u, 2u, 5u, 12u}) {
    double expected = 0, sum = 0, squares = 0;
    for (std::size_t k = 1; k <= n; ++k) expected += 1 / static_cast<double>(k * k);
    for (std::uint64_t study = 0; study < studies; ++study) {
      std::vector<std::vector<std::int64_t>> cost(n, std::vector<std::int64_t>(n));
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
          cost[i][j] = std::llround(1e9 * exponential(methods::uniform(study, 100 * n + i, j), 1));
      double const least = static_cast<double>(assignment(cost)) / 1e9;
      sum += least;
      squares += least * least;
    }
    double const mean = sum / studies;
    EXPECT_NEAR(mean, expected, 4 * std::sqrt((squares / studies - mean * mean) / studies)) << n;
  }
}

}  // namespace
}  // namespace convene
