#pragma once

#include <span>
#include <string>

#include "engine/experiments/trials/reenact.hpp"
#include "engine/reports/text_table.hpp"

namespace convene {

/// Published against simulated, trial by trial, and at the end what does not fit. No line is wider than the
/// style's width.
std::string trials_text(std::span<Reenactment const> trials, Style const& style = {});

/// Studies that are not re-enacted, each with its reason; "" without any.
std::string out_of_scope_text(std::span<StudyOutOfScope const> studies, Style const& style = {});

/// The same for machines, unrounded; null where nothing was published. A line feed at its end.
std::string trials_json(std::span<Reenactment const> trials, std::span<StudyOutOfScope const> studies = {});

}  // namespace convene
