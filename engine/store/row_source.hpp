#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/store/shard_contents.hpp"

namespace convene {

/// For every run of a study the one row that stands for it, wherever it lies.
class RowSource {
 public:
  /// FileError when a run has no row, or two that differ.
  RowSource(std::string const& directory, Study const& study);

  std::vector<ShardReport> const& shards() const { return reports_; }
  std::vector<RunStatus> const& status() const { return status_; }                 ///< by run
  std::map<std::size_t, std::string> const& errors() const { return errors_; }  ///< of failed runs
  double seconds() const { return seconds_; }

  /// Values of runs `first` .. `first + count - 1`, row after row. Needs an h5::Session.
  std::vector<double> values(std::size_t first, std::size_t count);

 private:
  /// A study may hold millions: few bytes each.
  struct Place {
    std::uint32_t shard = nowhere, row = 0;
  };
  static constexpr std::uint32_t nowhere = ~std::uint32_t{0};
  void offer(Place place, RunRow const& row);
  std::vector<double> read(Place place, std::size_t count);

  std::string directory_, study_sha256_;
  std::vector<ShardReport> reports_;
  std::vector<Place> places_;  ///< by run
  std::vector<RunStatus> status_;
  std::map<std::size_t, std::string> errors_;
  std::map<std::size_t, ShardFile> open_;  ///< a few at a time
  double seconds_ = 0;
};

}  // namespace convene
