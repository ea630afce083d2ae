#pragma once

#include "engine/kernel/replication.hpp"
#include "engine/scenario/parameter.hpp"

namespace convene {

/// Every process in the order of a week, each with its registered switch `process.<id>.enabled`, and every measure.
Rules build_rules(Parameters& parameters);

/// One strategy of the scenario, ready to run.
Strategy build_strategy(Scenario const& scenario, StrategySpec const& spec, World const& world, Parameters& parameters);

}  // namespace convene
