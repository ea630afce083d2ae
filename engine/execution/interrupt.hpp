#pragma once

#include <atomic>

namespace convene {

/// From the first call on, SIGINT and SIGTERM set the returned flag instead of ending the program.
/// The second signal of a kind ends it at once, for whoever cannot wait.
std::atomic<bool> const& stop_on_signals();

}  // namespace convene
