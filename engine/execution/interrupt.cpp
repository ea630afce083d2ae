#include "engine/execution/interrupt.hpp"

#include <csignal>

namespace convene {
namespace {

std::atomic<bool> asked_to_stop{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free flags");

void ask(int) {
  asked_to_stop.store(true);
}

}  // namespace

std::atomic<bool> const& stop_on_signals() {
  struct sigaction action = {};
  action.sa_handler = ask;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  return asked_to_stop;
}

}  // namespace convene
