#pragma once

#include <cstddef>
#include <string>

namespace convene {

struct MergeReport {
  std::size_t runs = 0;
  std::size_t failed = 0;      ///< rows that hold an error instead of values
  std::size_t unreadable = 0;  ///< shards that were passed over; their runs were done again elsewhere
  std::string content_sha256;
};

/// Writes the study in `directory` as one results file: each column over the run dimensions and its own,
/// beside what the frame holds, and the group `runs` (strategy_index ..., status, error; by run). A
/// run that failed is NaN in every column. Every run stands there once; FileError when one is missing, or
/// when two rows of a run disagree. The bytes depend on the study and its values alone. What varies between
/// histories (shards, hosts, times) goes to `path`.provenance.json. Holds some 30 MB and 80 bytes a run.
/// Shards are left as they are.
MergeReport merge_study(std::string const& directory, std::string const& path, bool force);

}  // namespace convene
