#include "engine/store/pending_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "engine/core/diagnostics.hpp"

namespace convene {
namespace {

class Descriptor {
 public:
  Descriptor(std::string const& path, int flags) : number_{::open(path.c_str(), flags | O_CLOEXEC, 0666)} {
    if (number_ < 0) throw FileError(path, "cannot be opened", errno);
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  operator int() const { return number_; }

 private:
  int number_;
};

void sync(std::string const& path, int flags) {
  Descriptor const descriptor{path, flags};
  if (::fsync(descriptor) != 0) throw FileError(path, "could not be handed to the disk", errno);
}

[[noreturn]] void taken(std::string const& path) {
  throw FileError(path, "is there already (nothing was overwritten) use --force to replace it");
}

}  // namespace

std::string folder_of(std::string const& path) {
  auto const slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

void refuse_existing(std::string const& path, bool force) {
  struct stat info;
  if (!force && ::lstat(path.c_str(), &info) == 0) taken(path);
}

void sync_file(std::string const& path) {
  sync(path, O_RDONLY);
}

void sync_folder_of(std::string const& path) {
  sync(folder_of(path), O_RDONLY | O_DIRECTORY);
}

PendingFile::PendingFile(std::string path, bool force) : path_{std::move(path)}, force_{force} {
  static std::atomic<unsigned> serial{0};
  refuse_existing(path_, force);
  temporary_ = path_ + "." + std::to_string(::getpid()) + "-" + std::to_string(serial++) + ".part";
  auto const number = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (number < 0) throw FileError(path_, "cannot be written", errno);
  ::close(number);
}

PendingFile::~PendingFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void PendingFile::publish() {
  sync_file(temporary_);
  auto failed = ::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, path_.c_str(),
                            force_ ? 0u : unsigned{RENAME_NOREPLACE});
  if (failed && (errno == EINVAL || errno == ENOSYS)) {  // a file system that knows only the plain rename
    refuse_existing(path_, force_);
    failed = ::rename(temporary_.c_str(), path_.c_str());
  }
  if (failed && errno == EEXIST) taken(path_);
  if (failed) throw FileError(path_, "cannot be written", errno);
  temporary_.clear();
  sync_folder_of(path_);
}

PendingText::PendingText(std::string const& path, bool force)
    : file_{path, force}, number_{::open(file_.temporary().c_str(), O_WRONLY | O_CLOEXEC)} {
  if (number_ < 0) throw FileError(path, "cannot be opened", errno);
}

PendingText::~PendingText() {
  if (number_ >= 0) ::close(number_);
}

void PendingText::add(std::string_view text) {
  waiting_ += text;
  if (waiting_.size() >= (std::size_t{1} << 20)) hand_over();
}

void PendingText::hand_over() {
  for (std::size_t done = 0; done < waiting_.size();) {
    auto const written = ::write(number_, waiting_.data() + done, waiting_.size() - done);
    if (written < 0 && errno != EINTR) throw FileError(file_.temporary(), "could not be written", errno);
    if (written > 0) done += static_cast<std::size_t>(written);
  }
  waiting_.clear();
}

void PendingText::publish() {
  hand_over();
  ::close(std::exchange(number_, -1));
  file_.publish();
}

}  // namespace convene
