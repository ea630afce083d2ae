#pragma once

#include <string>

namespace convene::cli {

/// Finds out whether a file can be written at `path` before any work is spent on it, and leaves no trace.
/// Throws FileError when the folder is missing or closed, and when something is there and not `force`.
void require_writable(std::string const& path, bool force);

}  // namespace convene::cli
