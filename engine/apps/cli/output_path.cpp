#include "engine/apps/cli/output_path.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "engine/core/diagnostics.hpp"

namespace convene::cli {

void require_writable(std::string const& path, bool force) {
  namespace fs = std::filesystem;
  if (path.empty()) throw FileError("''", "is no name for a file");
  struct stat there {};
  if (stat(path.c_str(), &there) == 0) {
    if (S_ISDIR(there.st_mode)) throw FileError(path, "is a folder: name a file in it");
    if (!force) throw FileError(path, "is there already: choose another name, or overwrite it with --force");
  }
  auto folder = fs::path(path).parent_path();
  if (folder.empty()) folder = ".";
  // Only a file that was made tells whether one can be: permissions do not bind root, nor show a read-only
  // disk.
  auto trial = (folder / ".convene-XXXXXX").string();
  int const file = mkstemp(trial.data());
  if (file < 0) throw FileError(path, "cannot be written, for its folder takes no file", errno);
  close(file);
  unlink(trial.c_str());
}

}  // namespace convene::cli
