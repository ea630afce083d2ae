#pragma once

#include <string>

#include "engine/apps/cli/console.hpp"
#include "engine/experiments/run.hpp"

namespace convene::cli {

/// `convene run` of a scenario whose parameters are drawn: `asked` has what the command line changed. Finished runs are kept in
/// the folder `output`.runs until all are there; they then become one file, and the folder goes.
int run_draws(Scenario const& asked, RunOptions const& options, std::string const& output, bool force, Console const& console);

}  // namespace convene::cli
