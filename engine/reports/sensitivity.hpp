#pragma once

#include <string>

#include "engine/experiments/sweep/sweep_discovery.hpp"
#include "engine/experiments/sweep/sweep_sensitivity.hpp"
#include "engine/reports/text_table.hpp"

namespace convene {

/// What an outcome depends on: a table, the most important factor first, and what to keep in mind.
std::string sensitivity_text(SweepResults const& sweep, Sensitivity const& found, Style const& style = {});

/// Where the futures of interest lie: the sentence, then what it rests on.
std::string discovery_text(SweepResults const& sweep, SweepDiscovery const& found, Style const& style = {});

/// The same for machines, unrounded, with a line feed at the end.
std::string sensitivity_json(SweepResults const& sweep, Sensitivity const& found);
std::string discovery_json(SweepResults const& sweep, SweepDiscovery const& found);

}  // namespace convene
