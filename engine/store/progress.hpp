#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/store/shard.hpp"

namespace convene {

enum class RunState : std::uint8_t { missing, failed, done };

/// One shard of a study, as found.
struct ShardReport {
  std::string path, host;
  std::size_t rows = 0;                       ///< committed
  std::int64_t started = 0, last_commit = 0;  ///< seconds since 1970
  std::string fault;                          ///< why it cannot be read; its runs count as missing
};

/// How far a study has come.
struct StudyProgress {
  std::vector<RunState> runs;       ///< by number; done wins over failed
  std::map<std::size_t, std::string> errors;  ///< of failed runs, by number
  std::vector<ShardReport> shards;  ///< by name
  double seconds = 0;               ///< wall time of all rows, those done twice counted twice
  std::size_t count(RunState state) const;
};

/// Committed rows of every intact shard that did not fail, with their values.
std::vector<RunRow> read_rows(std::string const& directory, Study const& study);

/// Reads every cell of every shard, so that what is called done can be merged: a row counts when it is
/// committed and intact, and nothing else does. A shard that cannot be read, or that holds another study's
/// runs, is reported and counts for nothing. Safe while a writer is at work.
StudyProgress scan_study(std::string const& directory, Study const& study);

}  // namespace convene
