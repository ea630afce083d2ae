#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "engine/apps/cli/console.hpp"

namespace convene::cli {

/// How far a long job is, on stderr: a bar on a terminal, else a line every ten seconds; nothing when quiet.
/// Not to be called from two threads at once.
class Progress {
 public:
  /// `unit`: what is counted, in the plural.
  Progress(std::string unit, Console const& console);
  ~Progress();
  Progress(Progress const&) = delete;
  Progress& operator=(Progress const&) = delete;

  /// `more` is put behind, after a comma.
  void update(std::size_t ended, std::size_t count, std::string const& more = {});
  /// `ended` were there already: the rate is of what is done from now on.
  void skip(std::size_t ended) { already_ = ended, since_ = Clock::now(); }
  /// Takes the bar off the terminal.
  void clear();
  double seconds() const;  ///< since it was made

 private:
  using Clock = std::chrono::steady_clock;
  std::string unit_;
  bool on_terminal_, silent_, drawn_ = false, said_ = false;
  Clock::time_point start_ = Clock::now(), last_ = start_, since_ = start_;
  std::size_t already_ = 0;
};

}  // namespace convene::cli
