#include "engine/apps/cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "engine/apps/cli/words.hpp"

namespace convene::cli {

Progress::Progress(std::string unit, Console const& console)
    : unit_{std::move(unit)},
      on_terminal_{is_terminal(STDERR_FILENO)},
      silent_{console.quiet || (console.json && !on_terminal_)} {}

Progress::~Progress() {
  clear();
}

double Progress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void Progress::update(std::size_t ended, std::size_t count, std::string const& more) {
  if (silent_ || count == 0 || ended <= already_) return;
  auto const now = Clock::now();
  // Off a terminal: a first line soon, so that the remaining time is known early, then one now and then.
  auto const pause = std::chrono::milliseconds(on_terminal_ ? 100 : said_ ? 10'000 : 1'000);
  if (now - last_ < pause) return;
  last_ = now;
  auto const rate = static_cast<double>(ended - already_) / std::chrono::duration<double>(now - since_).count();
  auto const left = static_cast<double>(count - ended) / rate;
  auto const text =
      fmt::format("{}/{} {}, {:.3g} a second, {} left{}{}", ended, count, unit_, rate, duration_words(left),
                  more.empty() ? "" : ", ", more);
  if (on_terminal_) {
    auto const filled = 30 * ended / count;
    std::fprintf(stderr, "\r[%s%s] %s\033[K", std::string(filled, '#').c_str(),
                 std::string(30 - filled, '.').c_str(), text.c_str());
    drawn_ = true;
  } else {
    std::fprintf(stderr, "%s\n", text.c_str());
    said_ = true;
  }
  std::fflush(stderr);
}

void Progress::clear() {
  if (drawn_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

}  // namespace convene::cli
