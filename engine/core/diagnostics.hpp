#pragma once

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace convene {

/// A place in a user's file. TOML: line and column; CSV: line and field. Zero means "not known" and is not printed.
struct Where {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
};

/// One fault: `<what> (<why>) <what to do>`.
struct Fault {
  Where where;
  std::string what;
  std::string why;
  std::string remedy;
};

/// Collects every fault of a user's input, so that all come back at once.
class Diagnostics {
 public:
  void add(Where where, std::string what, std::string why, std::string remedy = {});
  bool ok() const { return faults_.empty(); }
  std::size_t size() const { return faults_.size(); }
  /// Ordered by file (in order of first appearance), line, column.
  std::vector<Fault> sorted() const;

 private:
  std::vector<Fault> faults_;
};

/// "file:line:column: what (why) what to do".
std::string to_string(Fault const& fault);

/// The user's input is wrong; carries all faults. Exit status 2.
class InputError : public std::runtime_error {
 public:
  explicit InputError(Diagnostics const& diagnostics);
  explicit InputError(Fault fault);
  std::span<Fault const> faults() const { return faults_; }

 private:
  std::vector<Fault> faults_;
};

/// The world failed us: a file could not be read or written. Carries path and errno's text. Exit status 3.
class FileError : public std::runtime_error {
 public:
  FileError(std::string const& path, std::string const& what, int error_number = 0);
};

/// The candidate nearest to `word` by edit distance, or "" when none is near enough to be worth proposing.
std::string nearest(std::string_view word, std::span<std::string const> candidates);

}  // namespace convene
