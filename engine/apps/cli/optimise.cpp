#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/progress.hpp"
#include "engine/apps/cli/study_output.hpp"
#include "engine/apps/cli/words.hpp"
#include "engine/execution/interrupt.hpp"
#include "engine/experiments/optimisation/optimisation_study.hpp"
#include "engine/experiments/stopped.hpp"
#include "engine/reports/optimum.hpp"
#include "engine/store/results_file.hpp"

namespace convene::cli {
namespace {

struct Options {
  std::string study, directory;
  int threads = 0;
  bool force = false;
};

int optimise_study(Options const& options, Console const& console) {
  auto study = prepare_optimisation(options.study);
  auto const path = study_output(options.directory, "pareto.h5", options.force);
  Progress progress("runs", console);
  study.options.progress = [&](std::size_t ended, std::size_t at_most) { progress.update(ended, at_most); };
  try {
    auto const found = run_optimisation(study, options.threads, &stop_on_signals());
    progress.clear();
    write_results(pareto_results(study, found), path, options.force);
    console.note(fmt::format("{} written after {}", path, duration_words(progress.seconds())));
    console.say(console.json ? optimum_json(study, found) : optimum_text(study, found, console.style()));
    return done;
  } catch (Stopped const&) {
    progress.clear();
    console.problem(fmt::format("interrupted: {} is not written. The same command begins anew", path));
    return interrupted;
  }
}

}  // namespace

void add_optimise(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("optimise", "Find the settings worth choosing from under a budget, and choose");
  auto options = std::make_shared<Options>();
  sub->add_option("STUDY", options->study, "Study file: scenario, factors, [optimise] (TOML)")->required();
  sub->add_option("-o,--output", options->directory, "Folder that the front is written to, as pareto.h5")
      ->type_name("DIR")
      ->required();
  sub->add_option("--threads", options->threads, "Instead of all; the results do not depend on it")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
  sub->add_flag("--force", options->force, "Overwrite pareto.h5");
  sub->add_flag("--quiet", command.console.quiet, "No progress");
  sub->add_flag("--json", command.console.json, "The answer for machines, unrounded");
  sub->callback([=, &command] { command.action = [=, &command] { return optimise_study(*options, command.console); }; });
}

}  // namespace convene::cli
