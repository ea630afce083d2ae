#pragma once

#include <string>

#include "engine/scenario/scenario.hpp"

namespace convene {

/// Every path that a `[[factor]]` of a study of this scenario may have: value now, range, unit, grade, meaning. The text
/// gathers what all strategies share; JSON lists each path by itself. The scenario must be valid.
std::string factors_text(Scenario const& scenario);
std::string factors_json(Scenario const& scenario);

}  // namespace convene
