#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/store/study.hpp"

namespace convene {

enum class RunStatus : std::int32_t { done = 0, failed = 1 };

/// What came out of one run.
struct RunRow {
  std::size_t run = 0;  ///< its number in the study
  RunStatus status = RunStatus::done;
  std::string error;   ///< why it failed; the first 240 bytes are kept
  double seconds = 0;  ///< wall time
  std::int32_t worker = 0;
  std::vector<double> values;  ///< every column's cells, one column after the other; empty when it failed
};

struct ShardOptions {
  std::size_t rows_per_chunk = 1;  ///< rows that wait for each other; a kill loses at most one less
  std::size_t rows_per_shard = 0;  ///< 0: about 16 MiB, at most 256
};

/// Appends finished runs to `directory`/shards, one file after the other, so that a kill at any moment loses
/// no row of a full chunk whose `append` has returned. Any thread may append; only one writer at a time per
/// folder.
///
/// A shard gets its full size, and all of HDF5's own bookkeeping, before it is seen under its name
/// `000007.h5.part`. From then on only cells are written: each chunk once, flushed, and after it
/// `committed_rows`. A full shard is closed, synced and renamed to `000007.h5`. What is beyond committed_rows
/// is as if it were not there.
class ShardWriter {
 public:
  /// The folder must have been opened by open_study. FileError when it cannot be written.
  ShardWriter(std::string const& directory, Study const& study, ShardOptions options = {});
  /// Like rotate, but keeps silent about failures: what was committed stays.
  ~ShardWriter();
  ShardWriter(ShardWriter const&) = delete;
  ShardWriter& operator=(ShardWriter const&) = delete;

  void append(RunRow row);
  /// Commits the rows that wait and closes the shard; the next row opens another.
  void rotate();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace convene
