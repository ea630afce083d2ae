#include "engine/assembly/describe.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/assembly/validate.hpp"
#include "engine/scenario/load.hpp"

namespace convene::cli {
namespace {

struct Options {
  std::string scenario;
  bool weekly = false, levers = false, policies = false, measures = false, parameters = false, schema = false;
};

int describe(Options const& options, Console const& console) {
  bool const json = console.json;
  std::string text;
  if (options.levers) text += describe_levers(json);
  if (options.policies) text += describe_policies(json);
  if (options.measures) text += describe_measures(json);
  if (options.parameters) text += describe_parameters(json);
  if (options.schema) text += describe_schema();
  if (!options.scenario.empty()) {
    Diagnostics diagnostics;
    auto const scenario = load_scenario(options.scenario, diagnostics);
    validate(scenario, diagnostics);
    if (!diagnostics.ok()) throw InputError(diagnostics);
    text += describe_scenario(scenario) + describe_course(scenario, options.weekly ? 1 : 4);
  }
  if (text.empty()) text = describe_week();
  console.say(text.ends_with('\n') ? text : text + "\n");
  return done;
}

}  // namespace

void add_describe(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("describe", "Tell what the engine knows, or what a scenario would do");
  auto options = std::make_shared<Options>();
  auto* scenario = sub->add_option("SCENARIO", options->scenario, "Describe this scenario");
  auto* weekly = sub->add_flag("--weekly", options->weekly, "With SCENARIO: a line for every week instead of every four weeks");
  weekly->needs(scenario);
  auto* lists =
      sub->add_option_group("lists", "Without any of these and without SCENARIO: the order of a week");
  lists->add_flag("--levers", options->levers, "What partners can do, with settings");
  lists->add_flag("--policies", options->policies, "How hours can meet demand");
  lists->add_flag("--measures", options->measures, "What is recorded");
  lists->add_flag("--parameters", options->parameters, "Every number: default, range, unit, grade, source");
  lists->add_flag("--schema", options->schema, "JSON Schema of scenario.toml");
  lists->require_option(0, 1);
  auto* json = sub->add_flag("--json", command.console.json, "A list for machines");
  scenario->excludes(json);
  sub->callback(
      [=, &command] { command.action = [=, &command] { return describe(*options, command.console); }; });
}

}  // namespace convene::cli
