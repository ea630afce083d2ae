#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/experiments/selection/observe.hpp"

namespace convene {

struct KimNelsonConstants {
  double eta = 0;
  double h2 = 0;
};

/// eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1) / 2 and h^2 = 2 c eta (n0 - 1) with c = 1 (Kim and Nelson
/// 2001). k >= 2 strategies, n0 >= 2 first replications, 0 < alpha < 1.
KimNelsonConstants kim_nelson_constants(std::size_t strategies, std::size_t first, double alpha);

struct KimNelsonOptions {
  double alpha = 0.05;      ///< chance of a wrong choice that is accepted
  double indifference = 0;  ///< smallest difference worth detecting, in the outcome's unit; > 0
  std::size_t first = 10;   ///< n0: replications of every strategy before the first is dropped
  std::size_t step = 1;     ///< replications asked for at once after that; the answer does not depend on it
  std::size_t budget = 0;   ///< strategies x replications at most; 0: no limit
  Best best = Best::largest;
  /// Told, after the first replications, how many runs the procedure takes at the very most.
  std::function<void(std::size_t runs)> at_most{};
};

enum class Stop {
  decided,  ///< one strategy, or only strategies that are exactly alike, remained
  budget    ///< the budget would have been exceeded: nothing is guaranteed
};

struct Selection {
  std::size_t chosen = 0;
  /// Strategies whose mean equals that of the chosen to the bit; without chance of its own a tie is no
  /// verdict.
  std::vector<std::size_t> alike{};
  Stop stop = Stop::decided;
  std::vector<std::size_t> remaining{};     ///< not dropped when it ended, the chosen among them
  std::vector<std::size_t> replications{};  ///< by strategy, used
  std::vector<double> means{};              ///< by strategy, over the replications used
  std::string guarantee{};                  ///< what may be said of the choice, in a sentence
};

/// The fully sequential procedure of Kim and Nelson (2001) with c = 1. It allows, and gains from, common
/// random numbers: only differences inside a replication are looked at. Throws InputError for options out of
/// range and for observations without value.
Selection kim_nelson(std::size_t strategies, Observe const& observe, KimNelsonOptions const& options);

}  // namespace convene
