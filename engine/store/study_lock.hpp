#pragma once

#include <string>

namespace convene {

/// Keeps a second writer out of a study's folder for as long as it lives; a killed program's lock dies with it.
class StudyLock {
 public:
  /// FileError when the folder is missing, or another program holds it.
  explicit StudyLock(std::string const& directory);
  ~StudyLock();
  StudyLock(StudyLock const&) = delete;
  StudyLock& operator=(StudyLock const&) = delete;

  /// Is a writer at work in the folder?
  static bool is_held(std::string const& directory);

 private:
  int folder_;
};

}  // namespace convene
