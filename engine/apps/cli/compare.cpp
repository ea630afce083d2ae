#include "engine/experiments/compare.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/reports/answer.hpp"
#include "engine/reports/json.hpp"

namespace convene::cli {
namespace {

int compare_file(std::string const& path, CompareOptions const& options, Console const& console) {
  auto const comparison = compare_file(path, options);
  console.say(console.json ? comparison_json(comparison) : written_answer(comparison, console.style()));
  return done;
}

}  // namespace

void add_compare(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("compare", "Tell which strategy is best, by how much and at what price");
  auto path = std::make_shared<std::string>();
  auto options = std::make_shared<CompareOptions>();
  sub->add_option("FILE", *path, "Results that `convene run` or `convene merge` wrote")->required();
  sub->add_option("--baseline", options->baseline, "Strategy that the others are compared to")
      ->type_name("STRATEGY");
  sub->add_option("--measure", options->measure, "Measure to judge by, instead of the scenario's")
      ->type_name("ID");
  sub->add_option("--aim", options->aim,
                  "Outcome that is enough, in the measure's own unit, for the futures of a sweep (the baseline's mean)")
      ->type_name("X");
  sub->add_flag("--json", command.console.json, "The comparison for machines, unrounded");
  sub->callback([=, &command] {
    command.action = [=, &command] { return compare_file(*path, *options, command.console); };
  });
}

}  // namespace convene::cli
