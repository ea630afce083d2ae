#pragma once

#include <string>

#include "engine/results/table.hpp"

namespace convene {

/// Results of a sweep as results of a run: every design point becomes one `replication`, a future, whose numbers are
/// means over the point's own replications (those that every strategy finished). Attribute `futures` says so. Results
/// without design points come back as they are.
ResultSet by_future(ResultSet results);

/// The same of a sweep's file, which may hold more than memory does: variables are read by 64 MB, or one by one. FileError when the file is
/// not what was written.
ResultSet read_by_future(std::string const& path);

}  // namespace convene
