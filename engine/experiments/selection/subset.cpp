#include "engine/experiments/selection/subset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "engine/experiments/design/refuse.hpp"

namespace convene {
namespace {

/// Variance (n - 1) of `value(row)` over the rows.
template <class F>
double variance(std::size_t rows, F const& value) {
  double sum = 0, squares = 0;
  auto const n = static_cast<double>(rows);
  for (std::size_t r = 0; r < rows; ++r) sum += value(r);
  for (std::size_t r = 0; r < rows; ++r) squares += (value(r) - sum / n) * (value(r) - sum / n);
  return squares / (n - 1);
}

double student(double level, std::size_t rows) {
  boost::math::students_t const t(static_cast<double>(rows - 1));
  return boost::math::quantile(t, level);
}

}  // namespace

Subset subset_of_best(Matrix const& outcomes, double alpha, Best best, Pairing pairing) {
  auto const k = outcomes.columns(), n = outcomes.rows();
  if (k == 0 || n < 2) refuse("a subset of the best", "a variance needs two replications", "run more");
  if (!(alpha > 0 && alpha < 1)) refuse(fmt::format("alpha = {}", alpha), "must be in (0, 1)", "use 0.05");
  if (!std::ranges::all_of(outcomes.cells(), [](double x) { return std::isfinite(x); }))
    refuse("an outcome", "it has no value", "leave out replications that some strategy did not finish");
  double const sign = best == Best::largest ? 1 : -1;
  Subset result;
  for (std::size_t i = 0; i < k; ++i) {
    double sum = 0;
    for (std::size_t r = 0; r < n; ++r) sum += outcomes(r, i);
    result.means.push_back(sum / static_cast<double>(n));
  }
  auto const others = static_cast<double>(k - 1);
  double const t =
      k == 1 ? 0
             : student(pairing == Pairing::common ? 1 - alpha / others : std::pow(1 - alpha, 1 / others), n);
  auto const spread = [&](std::size_t i, std::size_t l) {
    if (pairing == Pairing::common)
      return variance(n, [&](std::size_t r) { return outcomes(r, i) - outcomes(r, l); });
    return variance(n, [&](std::size_t r) { return outcomes(r, i); }) +
           variance(n, [&](std::size_t r) { return outcomes(r, l); });
  };
  for (std::size_t i = 0; i < k; ++i) {
    bool keep = true;
    for (std::size_t l = 0; l < k && keep; ++l) {
      if (l == i) continue;
      double const room = std::max(0.0, t * std::sqrt(spread(i, l) / static_cast<double>(n)));
      keep = sign * result.means[i] >= sign * result.means[l] - room;
    }
    if (keep) result.kept.push_back(i);
  }
  result.guarantee = fmt::format(
      "With a chance of at least {:g}% the best strategy is {}, whatever the differences, provided that outcomes are nearly "
      "normal.",
      100 * (1 - alpha),
      result.kept.size() == 1 ? std::string("this one") : fmt::format("among these {}", result.kept.size()));
  return result;
}

}  // namespace convene
