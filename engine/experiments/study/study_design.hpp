#pragma once

#include <optional>
#include <vector>

#include "engine/experiments/design/matrix.hpp"
#include "engine/experiments/design/saltelli.hpp"
#include "engine/experiments/study/factor.hpp"

namespace convene {

/// The points of a study: one row a design point, one column a factor.
struct StudyDesign {
  DesignKind kind = DesignKind::lhs;
  Matrix positions;  ///< in [0, 1] of each factor's distribution; empty for a user's CSV
  Matrix values;     ///< of the factors
};

/// Makes the points; the same spec and factors give the same ones. Throws InputError, at the design's place, when the
/// factors are too many for it.
StudyDesign make_design(DesignSpec const& spec, std::vector<Factor> const& factors);

/// How Sobol' indices see the design: factors of one group move together.
SaltelliPlan saltelli_plan(DesignSpec const& spec, std::vector<std::string> const& groups);

/// Gives each factor of a CSV design the values of its column, each at its place in the file.
void take_values_of_table(CsvTable const& table, std::vector<FactorSpec>& factors, Diagnostics& diagnostics);

}  // namespace convene
