#pragma once

#include <string>
#include <vector>

#include "engine/store/progress.hpp"
#include "engine/store/shard_file.hpp"

namespace convene {

struct ShardContents {
  ShardReport report;
  std::vector<RunRow> rows;  ///< committed, in their places, without their values unless asked for; none when there is a fault
};

/// Paths of the study's shards, closed and open, by name.
std::vector<std::string> shard_files(std::string const& directory);

/// Failure when it is no shard of this study. Needs an h5::Session.
ShardFile open_shard(std::string const& path, std::string const& study_sha256);

/// Reads every cell; any fault makes the whole shard count for nothing.
ShardContents read_shard(std::string path, std::string const& study_sha256, std::size_t runs,
                         std::size_t width, bool with_values = false);

}  // namespace convene
