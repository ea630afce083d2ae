#pragma once

#include <string>

#include "engine/store/merge.hpp"
#include "engine/store/row_source.hpp"

namespace convene {

/// JSON: the content hash, counts, wall time, and of each shard its name, host, rows, times (seconds since
/// 1970) and fault. All that may differ between two histories of one study.
std::string merge_record(RowSource const& source, MergeReport const& report);

}  // namespace convene
