#include "engine/experiments/sensitivity/regression.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "engine/experiments/design/refuse.hpp"

namespace convene {
namespace {

using Table = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Eigen::Index;

void check(Matrix const& points, std::span<double const> outcome) {
  if (outcome.size() != points.rows())
    refuse(std::to_string(outcome.size()) + " outcomes",
           "the design has " + std::to_string(points.rows()) + " rows",
           "give one outcome a row, in the design's order");
  if (points.columns() == 0 || points.rows() < points.columns() + 2)
    refuse("a regression on " + std::to_string(points.columns()) + " factors",
           "it needs a factor, and two points more than factors; there are " + std::to_string(points.rows()),
           "add points");
  auto const known = [](double x) { return std::isfinite(x); };
  if (!std::ranges::all_of(points.cells(), known) || !std::ranges::all_of(outcome, known))
    refuse("a point or an outcome", "it has no value", "leave the row out, or run it again");
}

void replace_by_ranks(Eigen::Ref<Eigen::VectorXd, 0, Eigen::InnerStride<>> values) {
  std::vector<Index> order(static_cast<std::size_t>(values.size()));
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return values[a] < values[b]; });
  Eigen::VectorXd ranks(values.size());
  for (std::size_t i = 0; i < order.size();) {
    auto end = i;
    while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
    for (auto k = i; k < end; ++k) ranks[order[k]] = static_cast<double>(i + end - 1) / 2;
    i = end;
  }
  values = ranks;
}

/// Correlations of all columns, the outcome last, each row counting `weights` times; NaN for a column at
/// rest.
Eigen::MatrixXd correlations(Table const& table, std::span<double const> weights) {
  Eigen::Map<Eigen::VectorXd const> const w(weights.data(), static_cast<Index>(weights.size()));
  Eigen::RowVectorXd const mean = (w.transpose() * table) / w.sum();
  Table const centred = table.rowwise() - mean;
  Eigen::MatrixXd const sums = centred.transpose() * w.asDiagonal() * centred;
  Eigen::VectorXd const scale = sums.diagonal().cwiseSqrt();
  return sums.array() / (scale * scale.transpose()).array();
}

/// Coefficients, then R^2.
std::vector<double> solve(Table const& table, std::span<double const> weights) {
  Eigen::MatrixXd const r = correlations(table, weights);
  auto const d = table.cols() - 1;
  Eigen::VectorXd const along = r.col(d).head(d);
  Eigen::VectorXd const b = r.topLeftCorner(d, d).ldlt().solve(along);
  std::vector<double> result(b.data(), b.data() + d);
  result.push_back(b.dot(along));
  return result;
}

void check_rank(Table const& table) {
  std::vector<double> const once(static_cast<std::size_t>(table.rows()), 1.0);
  Eigen::MatrixXd const r = correlations(table, once);
  auto const d = table.cols() - 1;
  for (Index f = 0; f < d; ++f)
    if (table.col(f).minCoeff() == table.col(f).maxCoeff())
      refuse("factor " + std::to_string(f + 1), "it never moves", "leave it out of the regression");
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> const solver(r.topLeftCorner(d, d), Eigen::EigenvaluesOnly);
  if (solver.eigenvalues()[0] < 1e-10)
    refuse("the factors of a regression", "one of them follows from the others",
           "use a design in which factors move on their own");
}

}  // namespace

Regression standardised_regression(Matrix const& points, std::span<double const> outcome, Draws const& draws,
                                   bool ranks, BootstrapOptions const& options) {
  check(points, outcome);
  Table table(static_cast<Index>(points.rows()), static_cast<Index>(points.columns()) + 1);
  table.leftCols(table.cols() - 1) =
      Eigen::Map<Table const>(points.cells().data(), table.rows(), table.cols() - 1);
  table.col(table.cols() - 1) = Eigen::Map<Eigen::VectorXd const>(outcome.data(), table.rows());
  if (ranks)
    for (Index c = 0; c < table.cols(); ++c) {
      Eigen::VectorXd column = table.col(c);
      replace_by_ranks(column);
      table.col(c) = column;
    }
  check_rank(table);
  auto all = bootstrap(
      points.rows(), [&](std::span<double const> weights) { return solve(table, weights); }, draws, options);
  Regression result;
  result.explained = all.back();
  all.pop_back();
  result.coefficients = std::move(all);
  return result;
}

}  // namespace convene
