#pragma once

#include <functional>

#include "engine/scenario/study_spec.hpp"

namespace convene {

/// The inverse distribution function on [0, 1]; `distribution` has both ends. A normal or lognormal one is cut off at
/// its ends. With `whole`, uniform ends are whole and each number from one to the other has the same share; other kinds
/// are rounded.
std::function<double(double)> quantile_of(FactorDistribution const& distribution, bool whole);

}  // namespace convene
