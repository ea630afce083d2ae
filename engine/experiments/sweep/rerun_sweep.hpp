#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/results/table.hpp"

namespace convene {

/// Lives run number `run` of a merged sweep again, from nothing but the study and scenario recorded in `results`, and
/// compares every column bit for bit. Returns the names of columns that differ. InputError when the file records no study,
/// other points than its study gives, or not that run.
std::vector<std::string> rerun_of_sweep(ResultSet const& results, std::size_t run);

}  // namespace convene
