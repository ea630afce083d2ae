#include "engine/experiments/sensitivity/sobol_indices.hpp"

#include <cmath>
#include <string>

#include "engine/experiments/design/refuse.hpp"

namespace convene {
namespace {

using Part = SaltelliDesign::Part;

/// Sums over one unit, or over weighted units, and in which column they are. `squares` are of deviations from
/// `mean`, `product` and all after it of deviations from `origin`.
struct Layout {
  std::size_t groups;
  bool pairs;
  double mean, origin;
  static constexpr std::size_t rows = 0, deviations = 1, squares = 2;
  std::size_t first(std::size_t g) const { return 3 + g; }
  std::size_t total(std::size_t g) const { return 3 + groups + g; }
  std::size_t pair(std::size_t index) const { return 3 + 2 * groups + index; }
  std::size_t pair_count() const { return pairs ? groups * (groups - 1) / 2 : 0; }
  std::size_t size() const { return pair(pair_count()); }
};

Matrix terms_by_unit(SaltelliDesign const& design, std::span<double const> y, Layout const& layout) {
  Matrix terms(design.units(), layout.size());
  for (std::size_t i = 0; i < design.plan().base; ++i) {
    auto const t = terms.row(design.unit(i));
    auto const at = [&](Part part, std::size_t g = 0) { return y[design.row(i, part, g)] - layout.origin; };
    double const a = at(Part::a), b = at(Part::b);
    double const from_mean[] = {a + (layout.origin - layout.mean), b + (layout.origin - layout.mean)};
    t[Layout::rows] += 1;
    t[Layout::deviations] += from_mean[0] + from_mean[1];
    t[Layout::squares] += from_mean[0] * from_mean[0] + from_mean[1] * from_mean[1];
    for (std::size_t g = 0; g < layout.groups; ++g) {
      double const ab = at(Part::ab, g);
      t[layout.first(g)] += b * (ab - a);
      t[layout.total(g)] += (a - ab) * (a - ab) / 2;
    }
    if (!layout.pairs) continue;
    std::size_t index = 0;
    for (std::size_t g = 0; g < layout.groups; ++g)
      for (std::size_t h = g + 1; h < layout.groups; ++h)
        t[layout.pair(index++)] += at(Part::ba, g) * at(Part::ab, h) - a * b;
  }
  return terms;
}

/// Variance, first, total, second: of units that count `weights` times.
std::vector<double> indices(Matrix const& terms, Layout const& layout, std::span<double const> weights) {
  std::vector<double> sums(layout.size(), 0.0);
  for (std::size_t u = 0; u < terms.rows(); ++u) {
    if (weights[u] == 0) continue;
    auto const t = terms.row(u);
    for (std::size_t c = 0; c < sums.size(); ++c) sums[c] += weights[u] * t[c];
  }
  double const n = sums[Layout::rows], off = sums[Layout::deviations] / (2 * n);
  double const variance = sums[Layout::squares] / (2 * n) - off * off;
  std::vector<double> result{variance};
  auto const share = [&](double sum) { return variance > 0 ? sum / n / variance : no_value; };
  for (std::size_t g = 0; g < layout.groups; ++g) result.push_back(share(sums[layout.first(g)]));
  for (std::size_t g = 0; g < layout.groups; ++g) result.push_back(share(sums[layout.total(g)]));
  if (!layout.pairs) return result;
  std::size_t index = 0;
  for (std::size_t g = 0; g < layout.groups; ++g)
    for (std::size_t h = g + 1; h < layout.groups; ++h)
      result.push_back(share(sums[layout.pair(index++)]) - result[1 + g] - result[1 + h]);
  return result;
}

double mean_of_a_and_b(SaltelliDesign const& design, std::span<double const> y) {
  double const first = y[design.row(0, Part::a)];
  double sum = 0;
  for (std::size_t i = 0; i < design.plan().base; ++i)
    sum += (y[design.row(i, Part::a)] - first) + (y[design.row(i, Part::b)] - first);
  return first + sum / (2 * static_cast<double>(design.plan().base));
}

}  // namespace

SobolIndices sobol_indices(SaltelliDesign const& design, std::span<double const> outcome, Draws const& draws,
                           SobolOptions const& options) {
  if (outcome.size() != design.points().rows())
    refuse(std::to_string(outcome.size()) + " outcomes",
           "the Saltelli design has " + std::to_string(design.points().rows()) + " rows",
           "give one outcome a row, in the design's order");
  for (std::size_t i = 0; i < outcome.size(); ++i)
    if (!std::isfinite(outcome[i]))
      refuse("row " + std::to_string(i + 1) + " of the outcome", "it has no value",
             "run the missing points again: a Saltelli design bears no gaps");

  SobolIndices result;
  result.mean = mean_of_a_and_b(design, outcome);
  Layout layout{design.groups(), design.plan().second_order, result.mean, 0};
  Matrix terms = terms_by_unit(design, outcome, layout);
  std::vector<double> const once(terms.rows(), 1.0);
  result.variance = indices(terms, layout, once)[0];
  bool const far = result.mean * result.mean > 4 * result.variance;
  if (options.origin == Origin::mean || (options.origin == Origin::automatic && far)) {
    result.origin = layout.origin = result.mean;
    terms = terms_by_unit(design, outcome, layout);
  }
  auto const all = bootstrap(
      terms.rows(), [&](std::span<double const> weights) { return indices(terms, layout, weights); }, draws,
      options.bootstrap);

  auto next = all.begin() + 1;
  result.first.assign(next, next + static_cast<std::ptrdiff_t>(layout.groups));
  next += static_cast<std::ptrdiff_t>(layout.groups);
  result.total.assign(next, next + static_cast<std::ptrdiff_t>(layout.groups));
  next += static_cast<std::ptrdiff_t>(layout.groups);
  for (std::size_t g = 0; layout.pairs && g < layout.groups; ++g)
    for (std::size_t h = g + 1; h < layout.groups; ++h) result.second.push_back({g, h, *next++});
  return result;
}

}  // namespace convene
