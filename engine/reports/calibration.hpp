#pragma once

#include <string>

#include "engine/experiments/calibration/calibration_study.hpp"
#include "engine/reports/text_table.hpp"

namespace convene {

/// What the targets taught: parameters with 90% intervals, which of them stayed flat, targets against simulated. No
/// line is wider than the style's width.
std::string calibration_text(CalibrationStudy const& study, Calibration const& found, Style const& style = {});

/// The same for machines, unrounded. A line feed at its end.
std::string calibration_json(CalibrationStudy const& study, Calibration const& found);

}  // namespace convene
