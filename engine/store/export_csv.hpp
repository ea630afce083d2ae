#pragma once

#include <string>
#include <vector>

#include "engine/results/table.hpp"

namespace convene {

/// Tidy tables (RFC 4180: commas, CRLF, quotes where needed): one file for each set of dimensions that
/// variables share, `outcomes_by_strategy_replication_week.csv` for the root and `<group>_by_clinic.csv` for
/// a group, with one column for each dimension (label, value or place from 0) and one for each variable; and
/// `columns.csv`, which says what every column is and its units. Numbers are the shortest that read back to
/// the same bits; no value is `NaN`. Makes the folder when it is missing. FileError, before anything is
/// written, when a file is there and not `force`. Returns the paths, columns.csv last.
std::vector<std::string> export_csv(ResultSet const& results, std::string const& directory, bool force);

}  // namespace convene
