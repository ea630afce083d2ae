#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/experiments/selection/observe.hpp"

namespace convene {

/// How many of `additional` replications each strategy should get so that the best is told from the rest
/// soonest: optimal computing budget allocation (Chen and Lee 2010, appendix C), for independent strategies
/// with these means, variances and replications so far. Counts are truncated and the remainder goes to the
/// best; they add up to `additional`. A strategy that already has more than its share gets none.
std::vector<std::size_t> ocba_allocation(std::span<double const> means, std::span<double const> variances,
                                         std::span<std::size_t const> replications, std::size_t additional,
                                         Best best = Best::largest);

struct OcbaOptions {
  std::size_t budget = 1000;  ///< strategies x replications, all told
  std::size_t first = 10;     ///< replications of every strategy to begin with
  std::size_t step = 20;      ///< replications shared out at once
  double enough = 2;          ///< stops sooner once probability_correct reaches this; above 1: never
  Best best = Best::largest;
};

struct OcbaSelection {
  std::size_t chosen = 0;
  double probability_correct = 0;           ///< approximate lower bound (Bonferroni), as the budget ends
  std::vector<std::size_t> replications{};  ///< by strategy
  std::vector<double> means{}, variances{};
  std::string guarantee{};  ///< what may be said of the choice, in a sentence
};

/// Spends a budget by repeated allocation.
OcbaSelection ocba(std::size_t strategies, Observe const& observe, OcbaOptions const& options);

}  // namespace convene
