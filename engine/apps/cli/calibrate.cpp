#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/progress.hpp"
#include "engine/apps/cli/study_output.hpp"
#include "engine/apps/cli/words.hpp"
#include "engine/execution/interrupt.hpp"
#include "engine/experiments/calibration/calibration_study.hpp"
#include "engine/experiments/scenario_observer.hpp"
#include "engine/reports/calibration.hpp"
#include "engine/store/results_file.hpp"

namespace convene::cli {
namespace {

struct Options {
  std::string study, directory;
  int threads = 0;
  bool force = false;
};

int calibrate_study(Options const& options, Console const& console) {
  auto study = prepare_calibration(options.study);
  auto const path = study_output(options.directory, "posterior.h5", options.force);
  Progress progress("sets of values", console);
  study.options.progress = [&](std::size_t ended, std::size_t at_most) { progress.update(ended, at_most); };
  try {
    auto const found = run_calibration(study, options.threads, &stop_on_signals());
    progress.clear();
    write_results(posterior_results(study, found), path, options.force);
    console.note(fmt::format("{} written after {}", path, duration_words(progress.seconds())));
    console.say(console.json ? calibration_json(study, found) : calibration_text(study, found, console.style()));
    return done;
  } catch (Stopped const&) {
    progress.clear();
    console.problem(fmt::format("interrupted: {} is not written. The same command begins anew", path));
    return interrupted;
  }
}

}  // namespace

void add_calibrate(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("calibrate", "Find parameter values that agree with targets, and how well they are known");
  auto options = std::make_shared<Options>();
  sub->add_option("STUDY", options->study, "Study file: scenario, factors with ranges, [calibrate] (TOML)")->required();
  sub->add_option("-o,--output", options->directory, "Folder that the posterior is written to, as posterior.h5")
      ->type_name("DIR")
      ->required();
  sub->add_option("--threads", options->threads, "Instead of all; the results do not depend on it")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
  sub->add_flag("--force", options->force, "Overwrite posterior.h5");
  sub->add_flag("--quiet", command.console.quiet, "No progress");
  sub->add_flag("--json", command.console.json, "The answer for machines, unrounded");
  sub->callback([=, &command] { command.action = [=, &command] { return calibrate_study(*options, command.console); }; });
}

}  // namespace convene::cli
