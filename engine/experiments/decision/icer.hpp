#pragma once

#include <vector>

#include "engine/experiments/design/matrix.hpp"
#include "engine/experiments/fieller.hpp"
#include "engine/experiments/frontier.hpp"

namespace convene {

/// A strategy against the next cheaper one that is not dominated.
struct IncrementalStep {
  std::size_t strategy = 0, against = 0;
  double cost = 0, effect = 0;  ///< differences of means
  Ratio ratio;                  ///< extra cost per extra unit of effect, Fieller's interval
};

/// The steps up the frontier of mean costs and effects, cheapest first. Rows are replications or draws of the
/// parameters, columns strategies; cost and effect of one row belong together. `frontier` says why a strategy
/// has no step. Throws InputError when the two do not fit together or an entry has no value.
std::vector<IncrementalStep> incremental_steps(Matrix const& costs, Matrix const& effects,
                                               double confidence = 0.95);

}  // namespace convene
