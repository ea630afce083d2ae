#pragma once

#include "engine/results/table.hpp"

namespace convene {

/// A small set with one of everything: labels, values and bare axes, every cell type, NaN, awkward texts,
/// groups.
ResultSet example_results();

}  // namespace convene
