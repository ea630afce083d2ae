#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/experiments/design/matrix.hpp"

namespace convene {

/// How one strategy does over many futures of which nobody knows the chances (McPhail et al. 2018). Larger
/// outcomes are better.
struct Robustness {
  double maximin = 0;         ///< its worst outcome
  double laplace = 0;         ///< mean, all futures alike
  double hurwicz = 0;         ///< optimism x best + (1 - optimism) x worst
  double maximum_regret = 0;  ///< most that another strategy would have done better in one future
  double regret_90 = 0;       ///< what regret stays below in 90% of futures (linear interpolation)
  double satisficing = 0;     ///< share of futures with an outcome of at least the aim
};

struct RobustnessOptions {
  double aim = 0;         ///< for satisficing, in the outcome's unit
  double optimism = 0.5;  ///< Hurwicz's weight on the best
};

/// By strategy. `outcomes`: strategies x futures. Throws InputError when it is empty or lacks a value.
std::vector<Robustness> robustness(Matrix const& outcomes, RobustnessOptions const& options);

/// What each rule would choose: strategies that tie for it.
struct RobustChoice {
  std::string rule;  ///< "maximin", "laplace", "hurwicz", "maximum_regret", "regret_90", "satisficing"
  std::vector<std::size_t> best;
};
std::vector<RobustChoice> robust_choices(std::span<Robustness const> strategies);

/// Says so, and which rule prefers what, when no strategy is among the best by every rule; else "".
std::string disagreement(std::span<RobustChoice const> choices, std::span<std::string const> strategies);

/// The value below which `share` of the values lie, interpolated linearly between ranks (type 7 of Hyndman
/// and Fan 1996). At least one value.
double linear_quantile(std::span<double const> values, double share);

}  // namespace convene
