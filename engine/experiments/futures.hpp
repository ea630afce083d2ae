#pragma once

#include "engine/results/table.hpp"

namespace convene {

/// Results of a sweep as results of a run: every design point becomes one `replication`, a future, whose numbers are
/// means over the point's own replications (those that every strategy finished). Attribute `futures` says so. Results
/// without design points come back as they are.
ResultSet by_future(ResultSet results);

}  // namespace convene
