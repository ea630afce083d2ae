#pragma once

#include <string>

#include "engine/experiments/trials/reenact.hpp"
#include "engine/reports/text_table.hpp"

namespace convene {

/// "+1.5", "x0.57", "+19.5%": a size as it is told in the unit.
std::string told_text(EffectUnit unit, double told, int decimals);

/// Cents of hundreds say nothing.
int least_decimals(EffectUnit unit, double told);

/// `least`: decimals at least; negative: as the size asks for.
std::string effect_cell(Estimate const& e, PublishedEffect const& p, int least = -1);

/// "+1.5 (0.3 to 2.7)"; "+17.1, more" when only the direction is held against the model.
std::string published_cell(PublishedEffect const& p, int decimals = -1);

/// Spread of simulated trials' estimates.
std::string sd_cell(TrialFinding const& f);

/// Of complex care: each arm's level, published and simulated, beside the effect.
std::string care_table(Reenactment const& r, Style const& style);

/// "800 people drawn by lot at 4 sites; in the model 399 treated and 401 controls".
std::string people_of(Reenactment const& r);

}  // namespace convene
