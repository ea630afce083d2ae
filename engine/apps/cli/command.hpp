#pragma once

#include <functional>

#include "engine/apps/cli/console.hpp"

namespace CLI {
class App;
}

namespace convene::cli {

/// What the command line asks for: filled in while it is parsed, done afterwards.
struct Command {
  Console console;
  std::function<int()> action;  ///< returns the exit code; may throw
};

// Each adds one command with its options to the program.
void add_bench(CLI::App& app, Command& command);
void add_calibrate(CLI::App& app, Command& command);
void add_check(CLI::App& app, Command& command);
void add_compare(CLI::App& app, Command& command);
void add_describe(CLI::App& app, Command& command);
void add_discover(CLI::App& app, Command& command);
void add_export(CLI::App& app, Command& command);
void add_merge(CLI::App& app, Command& command);
void add_new(CLI::App& app, Command& command);
void add_optimise(CLI::App& app, Command& command);
void add_run(CLI::App& app, Command& command);
void add_select(CLI::App& app, Command& command);
void add_sensitivity(CLI::App& app, Command& command);
void add_status(CLI::App& app, Command& command);
void add_sweep(CLI::App& app, Command& command);
void add_validate(CLI::App& app, Command& command);
void add_verify(CLI::App& app, Command& command);

}  // namespace convene::cli
