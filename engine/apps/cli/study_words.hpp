#pragma once

#include <string>

#include "engine/store/study.hpp"

namespace convene::cli {

/// "1,000 points x 2 strategies x 10 replications = 20,000 runs".
std::string size_words(Study const& study);

/// "point 12, system_first, replication 3".
std::string run_words(Study const& study, std::size_t run);

/// Bytes that the shards of all runs take.
double projected_bytes(Study const& study);

}  // namespace convene::cli
