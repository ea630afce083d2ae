#pragma once

#include <string>

#include "engine/experiments/calibration/recovery.hpp"
#include "engine/reports/text_table.hpp"

namespace convene {

/// How often intervals held the truth in simulated worlds, and which parameters stayed flat. No line is wider than the
/// style's width.
std::string recovery_text(Recovery const& recovery, Style const& style = {});

/// The same for machines, unrounded. A line feed at its end.
std::string recovery_json(Recovery const& recovery);

}  // namespace convene
