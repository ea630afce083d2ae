#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/experiments/design/matrix.hpp"
#include "engine/experiments/estimate.hpp"

namespace convene {

/// The choice at one willingness to pay for a unit of effect (Fenwick, Claxton, Sculpher 2001; Claxton 1999).
struct Acceptability {
  double willingness = 0;                ///< money per unit of effect
  std::vector<double> expected_benefit;  ///< by strategy: mean of willingness x effect - cost
  std::vector<double>
      probability_best;  ///< by strategy (CEAC): share of futures in which it is best; ties are split
  std::vector<double> expected_loss;  ///< by strategy: mean benefit forgone against the best in each future
  std::size_t best = 0;               ///< highest expected benefit, the first of equals: the choice
  std::size_t most_often_best = 0;    ///< need not be the choice
  double frontier = 0;                ///< CEAF: probability_best of the choice
  double perfect_information = 0;     ///< EVPI, in money: the least expected loss
};

/// By willingness, in the order given. `costs` and `effects`: futures (draws of the uncertain parameters) x
/// strategies. Throws InputError when they do not fit together, are empty or lack a value.
std::vector<Acceptability> acceptability(Matrix const& costs, Matrix const& effects,
                                         std::span<double const> willingness);

/// Incremental net benefit of `strategy` over `baseline`: mean over futures with its interval, in money.
Estimate incremental_net_benefit(Matrix const& costs, Matrix const& effects, double willingness,
                                 std::size_t strategy, std::size_t baseline, double confidence = 0.95);

/// A normal incremental net benefit of one strategy over another.
struct NormalBenefit {
  double probability_positive = 0;  ///< Phi(mean / sd)
  double perfect_information = 0;   ///< sd phi(mean / sd) - |mean| Phi(-|mean| / sd)
};
NormalBenefit normal_net_benefit(double mean, double sd);

/// Says so when the strategy most often best is not the choice; else "".
std::string acceptability_warning(Acceptability const& at, std::span<std::string const> strategies);

}  // namespace convene
