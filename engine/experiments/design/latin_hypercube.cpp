#include "engine/experiments/design/latin_hypercube.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "engine/experiments/design/refuse.hpp"

namespace convene {
namespace {

double square_distance(Matrix const& points, std::size_t a, std::size_t b) {
  double sum = 0;
  for (std::size_t d = 0; d < points.columns(); ++d) {
    double const step = points(a, d) - points(b, d);
    sum += step * step;
  }
  return sum;
}

/// 0 .. count-1 in the order of their draws.
std::vector<std::size_t> permutation(std::size_t count, Draws const& draws, std::size_t dimension,
                                     std::size_t candidate) {
  static constexpr Decision decision{"design.lhs_order"};
  std::vector<double> key(count);
  for (std::size_t i = 0; i < count; ++i)
    key[i] = draws.uniform(decision, dimension, static_cast<std::uint32_t>(i),
                           static_cast<std::uint32_t>(candidate));
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key[a] < key[b]; });
  return order;
}

Matrix candidate_design(std::size_t count, std::size_t dimensions, Draws const& draws, std::size_t candidate,
                        CellPlace place) {
  static constexpr Decision decision{"design.lhs_place"};
  Matrix points(count, dimensions);
  for (std::size_t d = 0; d < dimensions; ++d) {
    auto const cells = permutation(count, draws, d, candidate);
    for (std::size_t i = 0; i < count; ++i) {
      double const inside = place == CellPlace::centre
                                ? 0.5
                                : draws.uniform(decision, d, static_cast<std::uint32_t>(i),
                                                static_cast<std::uint32_t>(candidate));
      points(i, d) = (static_cast<double>(cells[i]) + inside) / static_cast<double>(count);
    }
  }
  return points;
}

}  // namespace

double smallest_distance(Matrix const& points) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t a = 1; a < points.rows(); ++a)
    for (std::size_t b = 0; b < a; ++b) least = std::min(least, square_distance(points, a, b));
  return std::sqrt(least);
}

Matrix latin_hypercube(std::size_t count, std::size_t dimensions, Draws const& draws, std::size_t candidates,
                       CellPlace place) {
  if (count == 0 || dimensions == 0 || candidates == 0)
    refuse("an empty Latin hypercube", "it needs points, factors and a candidate",
           "ask for at least one of each");
  Matrix best = candidate_design(count, dimensions, draws, 0, place);
  if (candidates == 1) return best;
  double farthest = smallest_distance(best);
  for (std::size_t c = 1; c < candidates; ++c) {
    Matrix next = candidate_design(count, dimensions, draws, c, place);
    double const distance = smallest_distance(next);
    if (distance > farthest) {
      farthest = distance;
      best = std::move(next);
    }
  }
  return best;
}

}  // namespace convene
