#include "engine/reports/sensitivity.hpp"

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"

namespace convene::cli {
namespace {

struct Options {
  std::string file, measure;
  SensitivityOptions sensitivity;
};

std::map<std::string, SensitivityMethod> const methods{{"morris", SensitivityMethod::morris},
                                                       {"sobol", SensitivityMethod::sobol},
                                                       {"regression", SensitivityMethod::regression}};

int tell_sensitivity(Options const& options, Console const& console) {
  auto const sweep = read_sweep(options.file, options.measure);
  auto const found = sensitivity_of(sweep, options.sensitivity);
  console.say(console.json ? sensitivity_json(sweep, found) : sensitivity_text(sweep, found, console.style()));
  return done;
}

}  // namespace

void add_sensitivity(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("sensitivity", "Tell which factors of a sweep an outcome depends on");
  auto options = std::make_shared<Options>();
  auto& sensitivity = options->sensitivity;
  sub->add_option("FILE", options->file, "Results of a sweep that `convene merge` wrote")->required();
  sub->add_option("--of", sensitivity.of, "Strategy whose outcome is explained")->type_name("STRATEGY");
  sub->add_option("--against", sensitivity.against, "Explain the difference to this one")->type_name("STRATEGY");
  sub->add_option("--measure", options->measure, "Measure to explain, instead of the scenario's")->type_name("ID");
  sub->add_option_function<std::string>(
         "--method", [&sensitivity](std::string const& name) { sensitivity.method = methods.at(name); },
         "morris, sobol or regression, instead of what the design was made for")
      ->check(CLI::IsMember({"morris", "sobol", "regression"}).description(""))
      ->type_name("METHOD");
  sub->add_flag("--ranks", sensitivity.ranks, "Regression: of ranks instead of values");
  sub->add_option("--resamples", sensitivity.bootstrap.resamples, "Samples that intervals rest on (400)")
      ->check(CLI::Range(50, 100'000).description(""))
      ->type_name("N");
  sub->add_flag("--json", command.console.json, "The answer for machines, unrounded");
  sub->callback([=, &command] {
    command.action = [=, &command] { return tell_sensitivity(*options, command.console); };
  });
}

}  // namespace convene::cli
