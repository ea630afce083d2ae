#pragma once

#include "engine/kernel/replication.hpp"
#include "engine/scenario/parameter.hpp"

namespace convene {

/// Every process of the setting in the order of a week, each with its registered switch `process.<id>.enabled`, and
/// every measure of the setting.
Rules build_rules(Parameters& parameters, Setting setting);

/// One strategy of the scenario, ready to run.
Strategy build_strategy(Scenario const& scenario, StrategySpec const& spec, World const& world, Parameters& parameters);

}  // namespace convene
