#pragma once

#include <string>
#include <vector>

#include "engine/experiments/selection/observe.hpp"

namespace convene {

enum class Pairing {
  common,      ///< replication r of all strategies shares its random numbers: compared by differences
  independent  ///< strategies ran with random numbers of their own
};

struct Subset {
  std::vector<std::size_t> kept{};  ///< strategies that may be the best, in order
  std::vector<double> means{};      ///< by strategy
  std::string guarantee{};
};

/// The strategies that cannot be told from the best (Gupta 1965; unequal variances: Nelson, Swann, Goldsman
/// and Song 2001). i is kept when its mean is at most t x s below every other: with common random numbers s
/// is that of the paired difference and t Student's at 1 - alpha / (k - 1) (Bonferroni); independent, s^2 =
/// s_i^2/n + s_l^2/n and t is at (1 - alpha)^(1 / (k - 1)). `outcomes`: replications x strategies, at least
/// two rows, all finite.
Subset subset_of_best(Matrix const& outcomes, double alpha = 0.05, Best best = Best::largest,
                      Pairing pairing = Pairing::common);

}  // namespace convene
