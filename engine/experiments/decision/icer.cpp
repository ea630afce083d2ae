#include "engine/experiments/decision/icer.hpp"

#include <algorithm>
#include <cmath>

#include "engine/experiments/decision/paired_tables.hpp"

namespace convene {
namespace {

std::vector<double> column_means(Matrix const& table) {
  std::vector<double> means;
  for (std::size_t s = 0; s < table.columns(); ++s) {
    double const origin =
        table(0, s);  // equal values give their mean exactly, so that equal effects stay equal
    double sum = 0;
    for (std::size_t r = 0; r < table.rows(); ++r) sum += table(r, s) - origin;
    means.push_back(origin + sum / static_cast<double>(table.rows()));
  }
  return means;
}

std::vector<double> differences(Matrix const& table, std::size_t strategy, std::size_t against) {
  std::vector<double> result;
  for (std::size_t r = 0; r < table.rows(); ++r) result.push_back(table(r, strategy) - table(r, against));
  return result;
}

}  // namespace

std::vector<IncrementalStep> incremental_steps(Matrix const& costs, Matrix const& effects,
                                               double confidence) {
  expect_paired(costs, effects);
  auto const cost = column_means(costs), effect = column_means(effects);
  auto const points = frontier(cost, effect);
  std::vector<std::size_t> efficient;
  for (std::size_t s = 0; s < points.size(); ++s)
    if (points[s].standing == Standing::efficient) efficient.push_back(s);
  std::ranges::sort(efficient, {}, [&](std::size_t s) { return cost[s]; });
  std::vector<IncrementalStep> steps;
  for (std::size_t i = 1; i < efficient.size(); ++i) {
    auto const s = efficient[i], below = efficient[i - 1];
    steps.push_back({s, below, cost[s] - cost[below], effect[s] - effect[below],
                     fieller(differences(costs, s, below), differences(effects, s, below), confidence)});
    steps.back().ratio.value = points[s].ratio;
  }
  return steps;
}

}  // namespace convene
