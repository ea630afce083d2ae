#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/progress.hpp"
#include "engine/apps/cli/study_output.hpp"
#include "engine/apps/cli/words.hpp"
#include "engine/execution/interrupt.hpp"
#include "engine/experiments/calibration/calibration_study.hpp"
#include "engine/experiments/calibration/recovery.hpp"
#include "engine/experiments/stopped.hpp"
#include "engine/experiments/sweep/sweep.hpp"
#include "engine/reports/calibration.hpp"
#include "engine/reports/recovery.hpp"
#include "engine/store/merge.hpp"
#include "engine/store/results_file.hpp"

namespace convene::cli {
namespace {

struct Options {
  std::string study, directory;
  int threads = 0;
  std::size_t recovery = 0;  // worlds
  bool force = false, resume = false;
};

/// Simulated worlds in place of the targets.
int recover(Options const& options, CalibrationStudy study, Console const& console) {
  auto const path = study_output(options.directory, "recovery.h5", options.force), folder = options.directory + "/recovery";
  auto const again = fmt::format("convene calibrate {} -o {} --recovery {} --resume", options.study, options.directory, options.recovery);
  if (!options.resume && std::filesystem::exists(study_path(folder)))
    throw FileError(folder, "holds simulated worlds already: go on with them by --resume, or choose another folder");
  SweepOptions sweeping;
  sweeping.threads = options.threads, sweeping.stop = &stop_on_signals(), sweeping.on_failure = FailurePolicy::skip;
  Progress progress("worlds", console);
  sweeping.progress = [&](SweepState const& state) { progress.update(state.ended, state.count); };
  auto const report = sweep(folder, recovery_sweep(std::move(study), options.recovery, sweeping.stop), sweeping);
  progress.clear();
  if (report.stopped) {
    console.problem(fmt::format("interrupted: {} of {} worlds are finished and kept in {}. To go on: {}", report.done + report.failed,
                                report.runs, folder, again));
    return interrupted;
  }
  for (auto const& [world, message] : report.failures) console.problem(fmt::format("world {}: {}", world, message));
  merge_study(folder, path, options.force);
  console.note(fmt::format("{} written after {}", path, duration_words(progress.seconds())));
  auto const found = recovery_of(read_results(path));
  console.say(console.json ? recovery_json(found) : recovery_text(found, console.style()));
  return found.worlds > 0 ? done : some_failed;
}

int calibrate_study(Options const& options, Console const& console) {
  auto study = prepare_calibration(options.study);
  if (options.recovery > 0) return recover(options, std::move(study), console);
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
  sub->add_option("--recovery", options->recovery,
                  "Instead: simulate so many worlds with known values, calibrate each, and say how often 90% intervals hold the truth")
      ->check(CLI::Range(1, 1'000'000).description(""))
      ->type_name("WORLDS");
  sub->add_flag("--resume", options->resume, "With --recovery: go on with the worlds in the folder");
  sub->add_flag("--force", options->force, "Overwrite posterior.h5, or recovery.h5");
  sub->add_flag("--quiet", command.console.quiet, "No progress");
  sub->add_flag("--json", command.console.json, "The answer for machines, unrounded");
  sub->callback([=, &command] { command.action = [=, &command] { return calibrate_study(*options, command.console); }; });
}

}  // namespace convene::cli
