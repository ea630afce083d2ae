#include "engine/store/study_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "engine/core/diagnostics.hpp"

namespace convene {

StudyLock::StudyLock(std::string const& directory)
    : folder_{::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)} {
  if (folder_ < 0) throw FileError(directory, "cannot be opened", errno);
  if (::flock(folder_, LOCK_EX | LOCK_NB) == 0) return;
  int const error = errno;
  ::close(folder_);
  if (error == EWOULDBLOCK) throw FileError(directory, "another program is at work there: wait until it has ended");
  // A file system without locks (some network disks) still takes the study.
  folder_ = -1;
}

StudyLock::~StudyLock() {
  if (folder_ >= 0) ::close(folder_);
}

bool StudyLock::is_held(std::string const& directory) {
  int const folder = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return false;
  bool const free = ::flock(folder, LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK;
  ::close(folder);
  return !free;
}

}  // namespace convene
