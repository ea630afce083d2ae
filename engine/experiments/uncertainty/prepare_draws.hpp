#pragma once

#include "engine/experiments/study/prepare_study.hpp"

namespace convene {

/// The study that `[uncertainty] draws = n` asks for: n design points, each with a value of its own for every parameter that
/// the scenario reads, that has one of the grades asked for or a range of its own in [uncertainty.ranges], and that [parameters]
/// does not give (what it gives is a fact of the scenario). Switches of the model, and what a roster's column means, are choices
/// and are left alone.
///
/// All n points are drawn; the register's defaults are none of them. Values are independent and spread over the registered
/// range as the register says: what is plausible together nobody has said. A value has the address (scenario's seed, point,
/// path), so point k is the same whatever n, strategies, replications and threads: a longer run holds a shorter one. A Latin
/// hypercube would spread a few points more evenly, but each of its points depends on n, and its points are not independent, as
/// the intervals of two_levels want them. Throws InputError when the scenario is not valid or leaves nothing to draw.
PreparedStudy prepare_draws(Scenario const& scenario);

}  // namespace convene
