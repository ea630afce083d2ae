#include "engine/experiments/parts.hpp"

namespace convene {

void add_robustness(Comparison& comparison, Totals const& totals, Kept const& kept, std::optional<double> aim) {
  if (comparison.replications_in_future == 0 || comparison.measure.better == Better::neither) return;
  auto const sign = comparison.sign();
  Matrix outcomes(totals.strategies(), kept.size());
  for (std::size_t s = 0; s < totals.strategies(); ++s)
    for (std::size_t f = 0; f < kept.size(); ++f) outcomes(s, f) = sign * totals.at(s, kept[f]);
  RobustFutures found;
  found.aim_given = aim.has_value();
  found.aim = aim.value_or(comparison.strategies[comparison.baseline].outcome.mean);
  found.strategies = robustness(outcomes, {.aim = sign * found.aim});
  found.choices = robust_choices(found.strategies);
  std::vector<std::string> names;
  for (auto const& strategy : comparison.strategies) names.push_back(strategy.name);
  found.disagreement = disagreement(found.choices, names);
  for (auto& strategy : found.strategies)  // outcomes in the measure's own direction; regret is a loss either way
    for (auto member : {&Robustness::maximin, &Robustness::laplace, &Robustness::hurwicz}) strategy.*member *= sign;
  comparison.robustness = std::move(found);
}

}  // namespace convene
