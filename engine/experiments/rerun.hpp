#pragma once

#include <string>
#include <vector>

#include "engine/results/table.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {

/// The scenario as it was run: its recorded text with the strategies, the seed and the baseline that the results tell of.
/// InputError when they hold none.
Scenario recorded_question(ResultSet const& results);

/// Lives one replication again, from nothing but the scenario recorded in `results`, and compares every series bit for
/// bit. Of a merged sweep `replication` is the number of a run. Returns the names of variables that differ (empty: all agree). Throws InputError when `results` holds no
/// scenario or not that replication.
std::vector<std::string> rerun(ResultSet const& results, int replication);

}  // namespace convene
