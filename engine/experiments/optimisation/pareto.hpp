#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/experiments/design/matrix.hpp"
#include "engine/experiments/optimisation/variables.hpp"

namespace convene {

/// What a batch of settings leads to.
struct Evaluations {
  Matrix objectives;              ///< settings x objectives, all to be made small; NaN: it failed
  std::vector<double> violation;  ///< by setting: how far beyond the limits (budget, hours); 0 inside. May be
                                  ///< empty: all inside
};

struct ParetoProblem {
  DecisionVariables variables;
  std::size_t objectives = 2;
  std::function<Evaluations(Matrix const& settings)> evaluate;  ///< settings x variables
};

struct ParetoOptions {
  /// At least 8, a multiple of 4. 100 leave gaps in a front: they reach 98.7% of ZDT2's volume, 200
  /// reach 99.4%.
  std::size_t population = 200;
  unsigned generations = 250;
  std::uint32_t seed = 1;  ///< of the search; never of what is simulated
};

/// Settings inside the limits of which none is beaten by another in one objective without being worse in
/// another.
struct ParetoSet {
  Matrix settings;    ///< members x variables, by first objective
  Matrix objectives;  ///< members x objectives
  std::size_t evaluations = 0;
};

/// NSGA-II (Deb et al. 2002, from pagmo2). Limits come first: a setting inside them beats any beyond, of two
/// beyond the nearer one wins. Simulated objectives are lucky at the front: run the members again with fresh
/// replications before one is named.
ParetoSet nsga2(ParetoProblem const& problem, ParetoOptions const& options = {});

/// Volume between points that are to be small and the reference (exact, from pagmo2); points that are not
/// below the reference in every objective add nothing. Rows are points.
double hypervolume(Matrix const& objectives, std::vector<double> const& reference);

/// Rows that no other row dominates, in order; of equal rows the first.
std::vector<std::size_t> non_dominated(Matrix const& objectives);

}  // namespace convene
