#include "engine/experiments/uncertainty/rests_on.hpp"

#include <algorithm>
#include <cmath>

#include "engine/experiments/estimate.hpp"
#include "engine/experiments/sensitivity/regression.hpp"

namespace convene {

double least_explained(std::size_t draws, std::size_t parameters, double confidence) {
  if (draws < least_draws_for_influence || parameters == 0) return 1;
  double const degrees = static_cast<double>(draws) - 2;
  double const t = student_factor_at(1 - (1 - confidence) / static_cast<double>(parameters), degrees);
  return t * t / (t * t + degrees);
}

std::vector<Influence> rests_on(std::vector<std::string> const& paths, Matrix const& points, std::span<double const> effects,
                                double confidence) {
  std::vector<Influence> found;
  double const least = least_explained(points.rows(), points.columns(), confidence);
  auto const [low, high] = std::minmax_element(effects.begin(), effects.end());
  if (least >= 1 || *low == *high) return found;
  for (std::size_t f = 0; f < points.columns(); ++f) {
    Matrix column(points.rows(), 1);
    for (std::size_t k = 0; k < points.rows(); ++k) column(k, 0) = points(k, f);
    if (std::ranges::minmax(column.cells()).min == std::ranges::minmax(column.cells()).max) continue;
    // On one factor the standardised coefficient is the correlation; no interval is wanted.
    auto const of = standardised_regression(column, effects, Draws{0, 0}, true, {.resamples = 0}).coefficients[0].value;
    if (of * of > least) found.push_back({paths[f], of, of * of});
  }
  std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.explained > b.explained; });
  return found;
}

}  // namespace convene
