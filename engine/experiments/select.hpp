#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/experiments/estimate.hpp"
#include "engine/experiments/selection/observe.hpp"

namespace convene {

enum class SelectMethod {
  kim_nelson,  ///< drops strategies one by one until the best is sure enough
  ocba,        ///< spends a budget where it tells most
  subset       ///< equal replications, then whoever may be the best
};

struct SelectOptions {
  SelectMethod method = SelectMethod::kim_nelson;
  double alpha = 0.05;      ///< chance of a wrong choice that is accepted
  double indifference = 0;  ///< in the outcome's unit; 0: a twentieth of the gap that a pilot shows (Kim-Nelson only)
  std::size_t budget = 0;   ///< runs at most, pilot included; 0: none for Kim-Nelson, else `each` for every strategy
  std::size_t first = 10;   ///< replications of every strategy to begin with
  std::size_t each = 100;   ///< replications a strategy that equal shares would take
  Best best = Best::largest;
  /// Runs so far, and at most. For Kim-Nelson the latter is known after the first replications.
  std::function<void(std::size_t runs, std::size_t at_most)> progress{};
};

struct Contender {
  std::string name;
  std::size_t replications = 0;
  Estimate outcome;
  Estimate behind;       ///< chosen less this one, turned so that more is worse; over the replications both have
  bool remains = false;  ///< not dropped: it may be the best
  bool alike = false;    ///< exactly as good as the chosen one
};

struct Choice {
  SelectMethod method = SelectMethod::kim_nelson;
  double alpha = 0.05, indifference = 0;
  bool piloted = false;                 ///< the indifference comes from pilot replications that were not used again
  std::size_t runs = 0, pilot_runs = 0; ///< strategies x replications; `runs` includes the pilot's
  bool decided = true;                  ///< false: the budget ended first
  std::optional<std::size_t> chosen;    ///< row of `contenders`; nothing when a subset of several is the answer
  double probability_correct = no_value;///< OCBA's estimate, no promise
  std::string guarantee;                ///< what may be said of the choice, in plain words
  std::vector<Contender> contenders;
};

/// Chooses among strategies by running replications where they matter. Replications 0, 1, ... are used, and for a
/// pilot those from 1,000,000 on. Throws InputError for options out of range and for outcomes without value.
Choice select(std::vector<std::string> const& strategies, Observe const& observe, SelectOptions const& options);

inline constexpr std::size_t pilot_replications = 10, pilot_from = 1'000'000;

}  // namespace convene
