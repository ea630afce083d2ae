#include "engine/assembly/describe.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/assembly/validate.hpp"
#include "engine/reports/factors.hpp"
#include "engine/reports/study_schema.hpp"
#include "engine/scenario/load.hpp"

namespace convene::cli {
namespace {

struct Options {
  std::string scenario;
  bool weekly = false, levers = false, policies = false, measures = false, parameters = false, schema = false, study_schema = false, factors = false;
};

int describe(Options const& options, Console const& console) {
  bool const json = console.json;
  if (json && !options.scenario.empty() && !options.factors)
    throw InputError({{}, "--json", "a scenario is described in words", "add --factors, or leave --json out"});
  std::string text;
  if (options.levers) text += describe_levers(json);
  if (options.policies) text += describe_policies(json);
  if (options.measures) text += describe_measures(json);
  if (options.parameters) text += describe_parameters(json);
  if (options.schema) text += describe_schema();
  if (options.study_schema) text += study_schema();
  if (!options.scenario.empty()) {
    Diagnostics diagnostics;
    auto const scenario = load_scenario(options.scenario, diagnostics);
    validate(scenario, diagnostics);
    if (!diagnostics.ok()) throw InputError(diagnostics);
    if (options.factors)
      text += json ? factors_json(scenario) : factors_text(scenario);
    else
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
  auto* factors = sub->add_flag("--factors", options->factors, "With SCENARIO: everything that a study of it can vary");
  weekly->needs(scenario)->excludes(factors);
  factors->needs(scenario);
  auto* lists =
      sub->add_option_group("lists", "Without any of these and without SCENARIO: the order of a week");
  lists->add_flag("--levers", options->levers, "What partners can do, with settings");
  lists->add_flag("--policies", options->policies, "How hours can meet demand");
  lists->add_flag("--measures", options->measures, "What is recorded");
  lists->add_flag("--parameters", options->parameters, "Every number: default, range, unit, grade, source");
  lists->add_flag("--schema", options->schema, "JSON Schema of scenario.toml");
  lists->add_flag("--study-schema", options->study_schema, "JSON Schema of study files");
  lists->require_option(0, 1);
  sub->add_flag("--json", command.console.json, "A list for machines");
  sub->callback(
      [=, &command] { command.action = [=, &command] { return describe(*options, command.console); }; });
}

}  // namespace convene::cli
