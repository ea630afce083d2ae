#include "engine/core/network_flow.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/experiments_methods/draws_of.hpp"

namespace convene {
namespace {

using Costs = std::vector<std::vector<std::int64_t>>;
using Amounts = std::vector<std::int64_t>;

/// Cost of the cheapest flow; -1 when there is none.
std::int64_t cheapest(Amounts const& supplies, std::vector<FlowArc> const& arcs) {
  auto const flow = cheapest_flow(supplies, arcs);
  return flow ? flow->cost : -1;
}

std::int64_t transport(Amounts const& supply, Amounts const& demand, Costs const& cost) {
  return cheapest_transport(supply, demand, cost).cost;
}

std::int64_t assignment(Costs const& cost) {
  return transport(Amounts(cost.size(), 1), Amounts(cost[0].size(), 1), cost);
}

TEST(Matching, MinimumCostFlow) {
  std::vector<FlowArc> const arcs{{0, 1, 15, 4}, {0, 2, 8, 4}, {1, 2, 20, 2}, {1, 3, 4, 2}, {1, 4, 10, 6},
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

// Other rows of the kind: costs by an independent solver (scipy 1.10, linprog by HiGHS and linear_sum_assignment).
TEST(Matching, UnbalancedRectangularAndEmpty) {
  Costs const cost{{10, 2, 20, 11}, {12, 7, 9, 20}, {4, 14, 16, 18}};
  EXPECT_EQ(transport({15, 25, 10}, {5, 15, 15, 25}, cost), 435);   // more is wanted than there is
  EXPECT_EQ(transport({25, 25, 10}, {5, 15, 15, 15}, cost), 375);   // more is there than is wanted
  EXPECT_EQ(transport({0, 25, 10}, {5, 15, 0, 15}, cost), 415);     // a place with nothing, one that wants nothing
  EXPECT_EQ(transport({0, 0, 0}, {5, 15, 15, 15}, cost), 0);
  EXPECT_EQ(transport({}, {}, {}), 0);
  EXPECT_EQ(assignment({{90, 76, 75, 70, 80}, {35, 85, 55, 65, 48}, {125, 95, 90, 105, 59}}), 164);
  EXPECT_EQ(assignment({{3, -2}, {-1, 4}, {0, -7}}), -8);
  EXPECT_EQ(assignment({{5, 5}, {5, 5}}), 10);
  auto const found = cheapest_transport(Amounts{15, 25, 10}, Amounts{5, 15, 15, 25}, cost);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(std::accumulate(found.amounts[i].begin(), found.amounts[i].end(), std::int64_t{0}), (Amounts{15, 25, 10})[i]);
}

TEST(Matching, FlowsWithoutBalanceWithoutArcsAndThroughACycleThatPays) {
  EXPECT_EQ(cheapest({7, 0, -4}, {{0, 1, 9, 2}, {1, 2, 9, 3}}), 20);      // 3 stay where they are
  EXPECT_EQ(cheapest({4, 0, -7}, {{0, 1, 9, 2}, {1, 2, 9, 3}}), 20);      // 3 are not served
  EXPECT_EQ(cheapest({4, 0, -4}, {{0, 1, 3, 2}, {1, 2, 9, 3}}), -1);      // an arc is too narrow
  EXPECT_EQ(cheapest({0, 0}, {}), 0);
  EXPECT_EQ(cheapest({1, -1}, {}), -1);
  EXPECT_EQ(cheapest({}, {}), 0);
  EXPECT_EQ(cheapest({0, 0, 0}, {{0, 1, 5, -3}, {1, 2, 4, 1}, {2, 0, 9, 1}}), -4);  // 4 times round at -1
  EXPECT_EQ(cheapest({2, -2}, {{0, 1, 1, 5}, {0, 1, 1, 1}, {0, 1, 1, 9}}), 6);      // parallel arcs
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
