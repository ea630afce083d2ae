#include "engine/experiments/frontier.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "engine/core/check.hpp"

namespace convene {

std::vector<FrontierPoint> frontier(std::span<double const> costs, std::span<double const> effects) {
  CONVENE_CHECK(costs.size() == effects.size());
  std::vector<std::size_t> order(costs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // From the largest effect down: an option is dominated when something before it costs no more.
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple{-effects[a], costs[a], a} < std::tuple{-effects[b], costs[b], b};
  });

  std::vector<FrontierPoint> points(costs.size());
  std::vector<std::size_t> efficient;  // effects and costs strictly decreasing
  for (auto const option : order) {
    if (!efficient.empty() && costs[efficient.back()] <= costs[option])
      points[option].standing = Standing::dominated;
    else
      efficient.push_back(option);
  }
  std::reverse(efficient.begin(), efficient.end());

  auto const ratio = [&](std::size_t low, std::size_t high) {
    return (costs[high] - costs[low]) / (effects[high] - effects[low]);
  };
  // Lower convex hull: each further unit must cost at least as much as the one before.
  std::vector<std::size_t> hull;
  for (auto const option : efficient) {
    while (hull.size() > 1 && ratio(hull.back(), option) < ratio(hull[hull.size() - 2], hull.back())) {
      points[hull.back()].standing = Standing::extendedly_dominated;
      hull.pop_back();
    }
    hull.push_back(option);
  }
  for (std::size_t i = 1; i < hull.size(); ++i) points[hull[i]].ratio = ratio(hull[i - 1], hull[i]);
  return points;
}

}  // namespace convene
