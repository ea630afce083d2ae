#include "engine/scenario/file_text.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/core/diagnostics.hpp"

namespace convene {

std::string read_text_file(std::string const& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) throw FileError(path, "is a folder, not a file", EISDIR);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw FileError(path, "cannot be read", errno);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) throw FileError(path, "cannot be read", errno);
  return text;
}

}  // namespace convene
