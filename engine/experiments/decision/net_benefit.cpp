#include "engine/experiments/decision/net_benefit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/experiments/decision/paired_tables.hpp"

namespace convene {
namespace {

std::size_t place_of_largest(std::vector<double> const& values) {
  return static_cast<std::size_t>(std::ranges::max_element(values) - values.begin());
}

Acceptability at_willingness(Matrix const& costs, Matrix const& effects, double willingness) {
  auto const strategies = costs.columns();
  auto const futures = static_cast<double>(costs.rows());
  Acceptability a;
  a.willingness = willingness;
  a.expected_benefit.assign(strategies, 0);
  a.probability_best.assign(strategies, 0);
  a.expected_loss.assign(strategies, 0);
  std::vector<double> benefit(strategies);
  for (std::size_t r = 0; r < costs.rows(); ++r) {
    for (std::size_t s = 0; s < strategies; ++s) benefit[s] = willingness * effects(r, s) - costs(r, s);
    double const most = *std::ranges::max_element(benefit);
    auto const ties = static_cast<double>(std::ranges::count(benefit, most));
    for (std::size_t s = 0; s < strategies; ++s) {
      a.expected_benefit[s] += benefit[s] / futures;
      a.expected_loss[s] += (most - benefit[s]) / futures;
      if (benefit[s] == most) a.probability_best[s] += 1 / ties;
    }
  }
  for (double& share : a.probability_best) share /= futures;
  a.best = place_of_largest(a.expected_benefit);
  a.most_often_best = place_of_largest(a.probability_best);
  a.frontier = a.probability_best[a.best];
  a.perfect_information = a.expected_loss[a.best];
  return a;
}

}  // namespace

std::vector<Acceptability> acceptability(Matrix const& costs, Matrix const& effects,
                                         std::span<double const> willingness) {
  expect_paired(costs, effects);
  std::vector<Acceptability> result;
  for (double const w : willingness) {
    if (!(w >= 0 && std::isfinite(w)))
      refuse(fmt::format("a willingness to pay of {}", w), "must be 0 or more",
             "give money per unit of effect");
    result.push_back(at_willingness(costs, effects, w));
  }
  return result;
}

Estimate incremental_net_benefit(Matrix const& costs, Matrix const& effects, double willingness,
                                 std::size_t strategy, std::size_t baseline, double confidence) {
  expect_paired(costs, effects);
  CONVENE_CHECK(strategy < costs.columns() && baseline < costs.columns());
  std::vector<double> values;
  for (std::size_t r = 0; r < costs.rows(); ++r)
    values.push_back(willingness * (effects(r, strategy) - effects(r, baseline)) -
                     (costs(r, strategy) - costs(r, baseline)));
  return estimate(values, confidence);
}

NormalBenefit normal_net_benefit(double mean, double sd) {
  CONVENE_CHECK(sd >= 0);
  if (sd == 0) return {mean > 0 ? 1.0 : mean < 0 ? 0.0 : 0.5, 0};
  auto const cdf = [](double x) { return std::erfc(-x / std::numbers::sqrt2) / 2; };
  double const z = mean / sd, size = std::abs(z);
  double const density = std::exp(-z * z / 2) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
  return {cdf(z), sd * std::max(0.0, density - size * cdf(-size))};
}

std::string acceptability_warning(Acceptability const& at, std::span<std::string const> strategies) {
  if (at.probability_best[at.most_often_best] <= at.probability_best[at.best]) return {};
  return fmt::format(
      "At {:g} per unit, {} is most often best ({:.0f}% of futures), but {} does better on average: choosing "
      "by how "
      "often would lose {:.4g} a future in expectation, against {:.4g}.",
      at.willingness, strategies[at.most_often_best], 100 * at.probability_best[at.most_often_best],
      strategies[at.best], at.expected_loss[at.most_often_best], at.expected_loss[at.best]);
}

}  // namespace convene
