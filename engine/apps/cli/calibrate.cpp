#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/scenario_input.hpp"
#include "engine/apps/cli/search.hpp"
#include "engine/apps/cli/study_output.hpp"
#include "engine/apps/cli/words.hpp"
#include "engine/execution/interrupt.hpp"
#include "engine/experiments/calibration/recovery.hpp"
#include "engine/experiments/sweep/sweep.hpp"
#include "engine/reports/calibration.hpp"
#include "engine/reports/recovery.hpp"
#include "engine/store/merge.hpp"
#include "engine/store/results_file.hpp"

namespace convene::cli {
namespace {

SearchWords const words{"calibrate", "Find parameter values that agree with targets, and how well they are known",
                        "Study file: scenario, factors with ranges, [calibrate] (TOML)", "posterior.h5", "sets of values"};

struct Options : SearchOptions {
  std::size_t recovery = 0;  // worlds
};

/// Simulated worlds in place of the targets.
int recover(Options const& options, CalibrationStudy study, Console const& console) {
  auto const path = study_output(options.directory, "recovery.h5", options.force);
  auto const folder = kept_in(options.directory, "recovery", options.resume);
  SweepOptions sweeping;
  sweeping.threads = options.threads, sweeping.stop = &stop_on_signals(), sweeping.on_failure = FailurePolicy::skip;
  Progress progress("worlds", console);
  sweeping.progress = [&](SweepState const& state) { progress.update(state.ended, state.count); };
  auto const report = sweep(folder, recovery_sweep(std::move(study), options.recovery, sweeping.stop), sweeping);
  progress.clear();
  if (report.stopped) {
    console.problem(fmt::format("interrupted: {} of {} worlds are finished and kept in {}. To go on: convene calibrate {} -o {} --recovery {} --resume",
                                report.done + report.failed, report.runs, options.directory, options.study, options.directory, options.recovery));
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
  note_parameters_as_they_are(study.study.scenario, console);
  if (options.recovery > 0) return recover(options, std::move(study), console);
  auto kept = journal_study(study);
  return run_search(options, words, std::move(kept), [&](Journal& journal, TellProgress const& progress) {
    study.options.progress = progress;
    auto const found = run_calibration(study, options.threads, &stop_on_signals(), &journal);
    return std::pair{posterior_results(study, found),
                     console.json ? calibration_json(study, found) : calibration_text(study, found, console.style())};
  }, console);
}

}  // namespace

void add_calibrate(CLI::App& app, Command& command) {
  auto const options = std::make_shared<Options>();
  auto* sub = add_search(app, command, words, options);
  sub->add_option("--recovery", options->recovery,
                  "Instead: simulate so many worlds with known values, calibrate each, and say how often 90% intervals hold the truth")
      ->check(CLI::Range(1, 1'000'000).description(""))
      ->type_name("WORLDS");
  sub->callback([=, &command] { command.action = [=, &command] { return calibrate_study(*options, command.console); }; });
}

}  // namespace convene::cli
