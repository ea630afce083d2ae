#include "engine/apps/cli/study_output.hpp"

#include <filesystem>

#include "engine/apps/cli/output_path.hpp"
#include "engine/core/diagnostics.hpp"

namespace convene::cli {

std::string study_output(std::string const& directory, std::string const& file, bool force) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) throw FileError(directory, "cannot be made a folder", error.value());
  auto const path = (std::filesystem::path(directory) / file).string();
  require_writable(path, force);
  return path;
}

}  // namespace convene::cli
