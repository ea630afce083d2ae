#pragma once

#include <algorithm>
#include <cmath>

#include "engine/experiments/design/matrix.hpp"
#include "engine/experiments/design/refuse.hpp"

namespace convene {

inline void expect_finite(Matrix const& table, char const* what) {
  if (table.rows() == 0 || table.columns() == 0)
    refuse(what, "there are none", "name strategies and run them");
  if (!std::ranges::all_of(table.cells(), [](double x) { return std::isfinite(x); }))
    refuse(what, "one of them has no value", "leave out futures that some strategy did not finish");
}

/// Costs and effects of the same strategies in the same futures.
inline void expect_paired(Matrix const& costs, Matrix const& effects) {
  if (costs.rows() != effects.rows() || costs.columns() != effects.columns())
    refuse("costs and effects", "they are not of the same futures and strategies", "give one of each");
  expect_finite(costs, "costs");
  expect_finite(effects, "effects");
}

}  // namespace convene
