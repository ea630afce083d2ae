#pragma once

#include <memory>
#include <string>

#include "engine/store/h5.hpp"

namespace convene::h5 {

/// A new HDF5 file that survives a full disk. HDF5 1.10 crashes at exit once a write has failed; so here the
/// first failure is remembered, HDF5 is told that all went well, and `flush` and `close` throw.
class OutputFile {
 public:
  /// Link and attribute order are tracked, times are not kept; replaces what is at `path`.
  explicit OutputFile(std::string const& path);
  OutputFile(OutputFile&&) = default;

  operator Hid() const { return file_; }
  /// Everything written so far is with the system, or Failure with the system's reason.
  void flush();
  void close();

 private:
  void check() const;
  std::unique_ptr<int> error_;  ///< errno of the first failure; outlives the file
  Handle file_;
};

}  // namespace convene::h5
