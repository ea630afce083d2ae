#include <CLI/CLI.hpp>
#include <memory>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/reports/sensitivity.hpp"

namespace convene::cli {
namespace {

struct Options {
  std::string file, measure;
  SweepDiscoverOptions discover;
};

int tell_discovery(Options const& options, Console const& console) {
  auto const sweep = read_sweep(options.file, options.measure);
  auto const found = discover_in(sweep, options.discover);
  console.say(console.json ? discovery_json(sweep, found) : discovery_text(sweep, found, console.style()));
  return done;
}

}  // namespace

void add_discover(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("discover", "Tell in which futures of a sweep a strategy wins or fails");
  auto options = std::make_shared<Options>();
  auto& discover = options->discover;
  sub->add_option("FILE", options->file, "Results of a sweep that `convene merge` wrote")->required();
  sub->add_option("--of", discover.of, "Strategy")->type_name("STRATEGY");
  sub->add_option("--against", discover.against, "Look for where it beats this one")->type_name("STRATEGY");
  sub->add_option("--above", discover.above, "Look for where the value, or difference, is above X")->type_name("X");
  sub->add_option("--below", discover.below, "Look for where it is below X")->type_name("X");
  sub->add_option("--measure", options->measure, "Measure to judge by, instead of the scenario's")->type_name("ID");
  sub->add_flag("--json", command.console.json, "The answer for machines, unrounded");
  sub->callback([=, &command] {
    command.action = [=, &command] { return tell_discovery(*options, command.console); };
  });
}

}  // namespace convene::cli
