#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/store/h5.hpp"
#include "engine/store/output_file.hpp"
#include "engine/store/shard.hpp"

namespace convene {

struct ShardShape {
  std::size_t rows = 0, rows_per_chunk = 1, width = 0;  ///< width: values of a row
};

/// One open shard. Every call, and its end, needs an h5::Session; throws h5::Failure. After a failed commit
/// nothing more can be committed to it.
class ShardFile {
 public:
  static ShardFile create(std::string const& path, std::string const& study_sha256, ShardShape shape);
  static ShardFile open(std::string const& path);

  /// Writes rows behind those committed, hands them to the system, then commits them.
  void commit(std::span<RunRow const> rows);
  void close();

  std::size_t rows() const { return shape_.rows; }
  std::size_t width() const { return shape_.width; }
  std::size_t committed() const { return committed_; }
  std::string study_sha256() const;
  std::string host() const;
  std::int64_t started() const;  ///< seconds since 1970
  std::int64_t last_commit() const;
  /// Rows `first` .. `first + count - 1`, values included.
  std::vector<RunRow> read(std::size_t first, std::size_t count) const;

 private:
  ShardFile() = default;
  h5::Hid file() const { return output_ ? h5::Hid{*output_} : h5::Hid{input_}; }
  std::optional<h5::OutputFile> output_;  ///< when created, else
  h5::Handle input_;
  h5::Handle run_, status_, seconds_, worker_, error_, values_, committed_rows_, last_commit_;
  ShardShape shape_;
  std::size_t committed_ = 0;
};

}  // namespace convene
