#pragma once

#include "engine/scenario/parameter.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/world/world.hpp"

namespace convene {

/// Who exists: rosters in the order of their permanent keys, with what they leave out drawn from registered
/// distributions under the scenario's seed (the same for every replication) and named in `World::drawn`.
World build_world(Scenario const& scenario, Parameters& parameters);

}  // namespace convene
