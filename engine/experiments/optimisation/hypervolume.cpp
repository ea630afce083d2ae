#include <algorithm>
#include <pagmo/utils/hypervolume.hpp>

#include "engine/experiments/optimisation/pareto.hpp"

namespace convene {

double hypervolume(Matrix const& objectives, std::vector<double> const& reference) {
  std::vector<pagmo::vector_double> points;
  for (std::size_t i = 0; i < objectives.rows(); ++i) {
    auto const row = objectives.row(i);
    CONVENE_CHECK(row.size() == reference.size());
    if (std::ranges::equal(row, reference, std::less{})) points.emplace_back(row.begin(), row.end());
  }
  return points.empty() ? 0 : pagmo::hypervolume(points).compute(reference);
}

std::vector<std::size_t> non_dominated(Matrix const& objectives) {
  auto const beats = [&](std::size_t a, std::size_t b) {  // nowhere worse, and better or earlier
    auto const x = objectives.row(a), y = objectives.row(b);
    return std::ranges::equal(x, y, std::less_equal{}) && (!std::ranges::equal(x, y) || a < b);
  };
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < objectives.rows(); ++i) {
    bool beaten = false;
    for (std::size_t j = 0; j < objectives.rows() && !beaten; ++j) beaten = j != i && beats(j, i);
    if (!beaten) kept.push_back(i);
  }
  return kept;
}

}  // namespace convene
