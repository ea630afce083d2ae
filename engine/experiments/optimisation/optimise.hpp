#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/experiments/estimate.hpp"
#include "engine/experiments/design/matrix.hpp"
#include "engine/experiments/select.hpp"

namespace convene {

/// What may be turned: smoothly over places in [0, 1], or among so many levels.
struct TurnedSetting {
  std::string path;
  std::size_t levels = 0;  ///< 0: smooth
  std::function<double(double position)> value;  ///< of levels each has an equal share of [0, 1]
};

/// A number that is to be large or small.
struct Objective {
  std::string name, units;
  bool more = true;
};

/// A number that must not go beyond a bound.
struct OptimiseLimit {
  std::string name, units;
  bool at_most = true;  ///< else at least
  double bound = 0;
};

/// Lives each row of values for replications first, first + 1, ...: for each row, replications x (objectives, then
/// limits). Replication r plays in the same future whatever the values. NaN: it failed.
using LiveSettings = std::function<std::vector<Matrix>(Matrix const& values, std::size_t first, std::size_t count)>;

struct OptimiseOptions {
  std::size_t population = 40;     ///< a multiple of 4, from 8 up
  unsigned generations = 25;
  std::uint32_t seed = 1;          ///< of the search; never of what is simulated
  std::size_t replications = 10;   ///< of each setting in the search
  std::size_t fresh = 50;          ///< new ones of each member of the front
  std::size_t finalists = 5;       ///< members among which the winner is chosen
  double alpha = 0.05, indifference = 0;   ///< of that choice; see select
  std::size_t budget = 0;                  ///< runs of that choice at most; 0: no limit
  std::vector<double> weights{};   ///< what the winner is best in: weights of the objectives; empty: the first one
  std::function<void(std::size_t runs, std::size_t at_most)> progress{};
};

struct FrontMember {
  std::vector<double> values;      ///< of the settings
  std::vector<double> searched;    ///< objectives as the search saw them: lucky
  std::vector<Estimate> fresh;     ///< objectives over new replications
  std::vector<Estimate> limits;    ///< likewise
  bool feasible = false;           ///< the means over new replications keep every limit
  bool finalist = false;
};

struct Optimum {
  std::vector<FrontMember> front;        ///< by first objective, best first
  std::optional<Choice> choice;          ///< among the finalists; none when no member keeps the limits
  std::vector<std::size_t> finalists;    ///< rows of `front`, as in `choice`
  std::optional<std::size_t> winner;     ///< row of `front`
  std::size_t evaluations = 0;           ///< settings tried
  std::size_t runs = 0;                  ///< settings x replications, all told
};

/// Searches the front of settings that keep the limits and of which none is beaten in every objective (NSGA-II,
/// feasibility first), lives its members again in new replications, and chooses a winner among the best of them by
/// Kim-Nelson in yet others: what the search saw is too good to be true. Throws InputError when nothing can be searched,
/// or no setting keeps the limits.
Optimum optimise(std::vector<TurnedSetting> const& settings, std::vector<Objective> const& objectives,
                 std::vector<OptimiseLimit> const& limits, LiveSettings const& live, OptimiseOptions const& options);

inline constexpr std::size_t fresh_from = 500'000, finals_from = 600'000;  ///< numbers of replications

}  // namespace convene
