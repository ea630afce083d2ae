#include "engine/experiments/discovery/discover.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "engine/experiments/design/refuse.hpp"

namespace convene {
namespace {

void check(Matrix const& points, std::span<double const> interest) {
  if (points.rows() == 0 || points.rows() != interest.size())
    refuse(std::to_string(interest.size()) + " outcomes for " + std::to_string(points.rows()) + " futures",
           "each future needs one", "give one outcome a row, in the design's order");
  if (!std::ranges::all_of(points.cells(), [](double x) { return std::isfinite(x); }))
    refuse("a factor of a future", "it has no value", "leave the future out");
  if (!std::ranges::all_of(interest, [](double y) { return y == 0 || y == 1; }))
    refuse("an outcome", "it is neither 0 nor 1",
           "say which futures are of interest, such as those below a threshold");
}

PeeledBox const& strongest(std::vector<PeeledBox> const& boxes) {
  return *std::ranges::max_element(boxes, {}, &PeeledBox::evidence);  // the first of equals: the largest
}

/// Rows in the order of draws that belong to one use.
std::vector<std::size_t> shuffled(std::size_t rows, Draws const& draws, Decision decision, std::size_t use) {
  std::vector<double> key(rows);
  for (std::size_t i = 0; i < rows; ++i) key[i] = draws.uniform(decision, i, static_cast<std::uint32_t>(use));
  std::vector<std::size_t> order(rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return key[i]; });
  return order;
}

std::vector<BoxLimit> limits_of(Box const& box, Matrix const& points, std::span<double const> interest) {
  std::vector<BoxLimit> limits;
  for (std::size_t f = 0; f < box.limits.size(); ++f)
    for (bool const low_end : {true, false}) {
      double const value = low_end ? box.limits[f].low : box.limits[f].high;
      if (std::isfinite(value))
        limits.push_back({f, low_end, value, quasi_p(box, f, low_end, points, interest), 0});
    }
  return limits;
}

/// The strongest box, less the limits that do not matter, the least first.
Box search(std::vector<PeeledBox> const& trajectory, Matrix const& points, std::span<double const> interest,
           double level) {
  Box box = strongest(trajectory).box;
  for (;;) {
    auto const limits = limits_of(box, points, interest);
    auto const worst = std::ranges::max_element(limits, {}, &BoxLimit::quasi_p);
    if (worst == limits.end() || worst->quasi_p <= level) return box;
    (worst->low_end ? box.limits[worst->factor].low : box.limits[worst->factor].high) =
        worst->low_end ? Limits{}.low : Limits{}.high;
  }
}

double noise_share(Discovery const& found, Matrix const& points, std::span<double const> interest,
                   Draws const& draws, DiscoverOptions const& options) {
  static constexpr Decision decision{"discover.permutation"};
  double const evidence = strongest(found.trajectory).evidence;
  std::size_t as_strong = 0;
  std::vector<double> mixed(interest.size());
  for (std::size_t p = 0; p < options.permutations; ++p) {
    auto const order = shuffled(interest.size(), draws, decision, p);
    for (std::size_t i = 0; i < mixed.size(); ++i) mixed[i] = interest[order[i]];
    as_strong += strongest(peel(points, mixed, options.peel)).evidence >= evidence;
  }
  return static_cast<double>(as_strong + 1) / static_cast<double>(options.permutations + 1);
}

void reproduce(Discovery& found, Matrix const& points, std::span<double const> interest, Draws const& draws,
               DiscoverOptions const& options) {
  static constexpr Decision decision{"discover.half"};
  if (options.resamples == 0 || points.rows() < 4) return;
  for (std::size_t r = 0; r < options.resamples; ++r) {
    auto const order = shuffled(points.rows(), draws, decision, r);
    Matrix half[2];
    std::vector<double> outcome[2];
    for (std::size_t i = 0; i < order.size(); ++i) {
      auto const side = i < order.size() / 2 ? 0 : 1;
      half[side].append(points.row(order[i]));
      outcome[side].push_back(interest[order[i]]);
    }
    Box const box = search(peel(half[0], outcome[0], options.peel), half[0], outcome[0], options.limit_level);
    found.density_elsewhere +=
        count_in(box, half[1], outcome[1]).density / static_cast<double>(options.resamples);
    for (auto& limit : found.limits) {
      auto const& same = box.limits[limit.factor];
      limit.reproduced += std::isfinite(limit.low_end ? same.low : same.high);
    }
  }
  for (auto& limit : found.limits) limit.reproduced /= static_cast<double>(options.resamples);
}

}  // namespace

Discovery discover(Matrix const& points, std::span<double const> interest, Draws const& draws,
                   DiscoverOptions const& options) {
  check(points, interest);
  Discovery found;
  found.trajectory = peel(points, interest, options.peel);
  found.base_rate = found.trajectory[0].count.density;
  found.box = search(found.trajectory, points, interest, options.limit_level);
  found.count = count_in(found.box, points, interest);
  found.limits = limits_of(found.box, points, interest);
  found.density_elsewhere = 0;
  if (found.limits.empty()) return found;
  found.noise_p = noise_share(found, points, interest, draws, options);
  found.significant = found.noise_p <= options.level;
  reproduce(found, points, interest, draws, options);
  return found;
}

}  // namespace convene
