#include <CLI/CLI.hpp>
#include <memory>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/words.hpp"
#include "engine/assembly/validate.hpp"
#include "engine/scenario/load.hpp"

namespace convene::cli {
namespace {

int check(std::string const& path, Console const& console) {
  Diagnostics diagnostics;
  auto const scenario = load_scenario(path, diagnostics);
  validate(scenario, diagnostics);
  auto const faults = diagnostics.sorted();
  if (console.json) {
    console.say(faults_json(faults));
  } else {
    for (auto const& fault : faults) console.problem(to_string(fault));
    if (faults.empty()) console.say(scenario.path + ": no fault found. " + size_words(scenario) + ".\n");
  }
  return faults.empty() ? done : wrong_input;
}

}  // namespace

void add_check(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("check", "Find every problem of a scenario at once: file:line:column");
  auto path = std::make_shared<std::string>();
  sub->add_option("SCENARIO", *path, "Folder of the scenario, or its scenario.toml")->required();
  sub->add_flag("--json", command.console.json, "The faults for machines");
  sub->callback([=, &command] { command.action = [=, &command] { return check(*path, command.console); }; });
}

}  // namespace convene::cli
