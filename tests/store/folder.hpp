#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace convene {

/// An empty folder of this test alone, removed at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;

  std::string path() const { return path_.string(); }
  std::string operator/(std::string const& name) const { return (path_ / name).string(); }
  std::vector<std::string> names() const;  ///< of everything in it, sorted

 private:
  std::filesystem::path path_;
};

std::string bytes_of_file(std::string const& path);
void write_bytes(std::string const& path, std::string const& bytes);

}  // namespace convene
