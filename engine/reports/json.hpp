#pragma once

#include <string>

#include "engine/experiments/comparison.hpp"

namespace convene {

/// The comparison for machines, with a line feed at its end. Numbers in the measures' own units (shares as
/// shares); null where there is no value.
std::string comparison_json(Comparison const& comparison);

}  // namespace convene
