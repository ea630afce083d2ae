#pragma once

#include <string>

#include "engine/results/table.hpp"

namespace convene::cli {

/// Finds out, before any work is spent on it, whether `directory`/`file` can be written; makes the folder. Throws
/// FileError when it cannot, or when the file is there and not `force`. Returns the path.
std::string study_output(std::string const& directory, std::string const& file, bool force);

}  // namespace convene::cli
