#pragma once

#include <string>
#include <string_view>

namespace convene {

/// A file that stands under its name whole or not at all: written beside it, synced, then renamed.
class PendingFile {
 public:
  /// Throws FileError when `path` is taken (and not `force`) or its folder cannot be written.
  PendingFile(std::string path, bool force);
  /// Removes the temporary file unless it was published.
  ~PendingFile();
  PendingFile(PendingFile const&) = delete;
  PendingFile& operator=(PendingFile const&) = delete;

  std::string const& temporary() const { return temporary_; }
  /// After everything is written and closed. Replaces what stood under the name only with `force`.
  void publish();

 private:
  std::string path_, temporary_;
  bool force_;
};

void refuse_existing(std::string const& path, bool force);  ///< FileError when it is there and not `force`
void sync_file(std::string const& path);                    ///< fsync
void sync_folder_of(std::string const& path);
std::string folder_of(std::string const& path);  ///< "." for a bare name

/// The same for a text that is written piece by piece.
class PendingText {
 public:
  PendingText(std::string const& path, bool force);
  ~PendingText();
  PendingText(PendingText const&) = delete;
  PendingText& operator=(PendingText const&) = delete;

  void add(std::string_view text);
  void publish();

 private:
  void hand_over();
  PendingFile file_;
  int number_;  ///< of the open descriptor
  std::string waiting_;
};

}  // namespace convene
