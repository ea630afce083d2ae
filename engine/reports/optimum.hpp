#pragma once

#include <string>

#include "engine/experiments/optimisation/optimisation_study.hpp"
#include "engine/reports/text_table.hpp"

namespace convene {

/// The front, what the search had promised, the winner and what that is worth. No line is wider than the style's width.
std::string optimum_text(OptimisationStudy const& study, Optimum const& optimum, Style const& style = {});

/// The same for machines, unrounded. A line feed at its end.
std::string optimum_json(OptimisationStudy const& study, Optimum const& optimum);

}  // namespace convene
