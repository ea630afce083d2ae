#include "engine/experiments/sensitivity/morris_effects.hpp"

#include <cmath>
#include <string>

#include "engine/experiments/design/refuse.hpp"

namespace convene {
namespace {

[[noreturn]] void no_trajectory(std::size_t row, std::string why) {
  refuse("row " + std::to_string(row + 1) + " of the design", std::move(why),
         "use a Morris design: elementary effects need one factor to move at a time");
}

/// The factor in which a row differs from the one before.
std::size_t moved_factor(Matrix const& points, std::size_t row) {
  std::size_t moved = points.columns();
  for (std::size_t f = 0; f < points.columns(); ++f) {
    if (points(row, f) == points(row - 1, f)) continue;
    if (moved < points.columns()) no_trajectory(row, "two factors moved at once");
    moved = f;
  }
  if (moved == points.columns()) no_trajectory(row, "no factor moved");
  return moved;
}

/// trajectories x factors.
Matrix elementary_effects(Matrix const& points, std::span<double const> y) {
  auto const length = points.columns() + 1;
  if (points.rows() == 0 || points.columns() == 0 || points.rows() % length != 0)
    refuse("a design of " + std::to_string(points.rows()) + " rows",
           "Morris trajectories of " + std::to_string(points.columns()) + " factors have " +
               std::to_string(length) + " rows each",
           "use a Morris design");
  if (y.size() != points.rows())
    refuse(std::to_string(y.size()) + " outcomes",
           "the design has " + std::to_string(points.rows()) + " rows",
           "give one outcome a row, in the design's order");
  Matrix effects(points.rows() / length, points.columns(), no_value);
  for (std::size_t t = 0; t < effects.rows(); ++t)
    for (std::size_t step = 1; step < length; ++step) {
      auto const row = t * length + step;
      auto const f = moved_factor(points, row);
      if (!std::isnan(effects(t, f))) no_trajectory(row, "a factor moved twice in one trajectory");
      double const effect = (y[row] - y[row - 1]) / (points(row, f) - points(row - 1, f));
      if (!std::isfinite(effect))
        refuse("row " + std::to_string(row + 1) + " of the outcome", "it or the one before has no value",
               "run the missing points again");
      effects(t, f) = effect;
    }
  return effects;
}

/// mu*, mu, sigma of each factor in turn.
std::vector<double> summaries(Matrix const& effects, std::span<double const> weights) {
  std::vector<double> result;
  double n = 0;
  for (double const w : weights) n += w;
  for (std::size_t f = 0; f < effects.columns(); ++f) {
    double size = 0, sum = 0, squares = 0;
    for (std::size_t t = 0; t < effects.rows(); ++t) {
      size += weights[t] * std::abs(effects(t, f));
      sum += weights[t] * effects(t, f);
    }
    for (std::size_t t = 0; t < effects.rows(); ++t)
      squares += weights[t] * (effects(t, f) - sum / n) * (effects(t, f) - sum / n);
    result.insert(result.end(), {size / n, sum / n, n > 1 ? std::sqrt(squares / (n - 1)) : no_value});
  }
  return result;
}

}  // namespace

std::vector<MorrisEffect> morris_effects(Matrix const& points, std::span<double const> outcome,
                                         Draws const& draws, BootstrapOptions const& options) {
  Matrix const effects = elementary_effects(points, outcome);
  auto const all = bootstrap(
      effects.rows(), [&](std::span<double const> weights) { return summaries(effects, weights); }, draws,
      options);
  std::vector<MorrisEffect> result;
  for (std::size_t f = 0; f < effects.columns(); ++f) {
    result.push_back({all[3 * f], all[3 * f + 1], all[3 * f + 2]});
    auto& [mu_star, mu, sigma] = result.back();
    if (mu_star.low < 0) mu_star.low = 0;
    if (sigma.low < 0) sigma.low = 0;
  }
  return result;
}

}  // namespace convene
