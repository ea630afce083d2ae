#pragma once

#include "engine/store/shard.hpp"

namespace convene {

/// 3 design points x 2 strategies x 5 replications, of which each gives a weekly series, a number and a small
/// table.
Study fake_study();

/// What run `run` gives, the same whenever it is run; run 17 fails.
RunRow fake_run(Study const& study, std::size_t run);

/// The merged file as one set, made without shards.
ResultSet fake_results(Study const& study);

}  // namespace convene
