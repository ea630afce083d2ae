#pragma once

#include <optional>
#include <string>

#include "engine/scenario/scenario.hpp"

namespace convene {

/// What a clinic's row holds in a roster column, as text: "yes" and "no" for truths, the shortest form of a
/// number,
/// "" for an empty cell. Nothing when the roster has no such column.
std::optional<std::string> roster_value(ClinicRow const& clinic, std::string const& column);

/// May the strategy's partners approach this clinic? True when every column that `sites` names holds the
/// value asked for; yes, true and 1 are one answer, as are 0.5 and 0.50.
bool is_site(StrategySpec const& strategy, ClinicRow const& clinic);

/// Do the two texts say the same: equal, or equal as truths, or equal as numbers?
bool same_value(std::string const& a, std::string const& b);

}  // namespace convene
