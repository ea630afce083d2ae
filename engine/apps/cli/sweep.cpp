#include "engine/experiments/sweep/sweep.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/progress.hpp"
#include "engine/apps/cli/scenario_input.hpp"
#include "engine/apps/cli/study_words.hpp"
#include "engine/apps/cli/words.hpp"
#include "engine/execution/interrupt.hpp"
#include "engine/execution/pool.hpp"
#include "engine/experiments/sweep/simulated_sweep.hpp"
#include "engine/reports/number.hpp"

namespace convene::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::string study, directory, on_failure;
  StudyOptions prepare;
  SweepOptions sweep;
  bool resume = false;
};

void set_policy(Options& options, StudySpec const& spec) {
  options.sweep.on_failure = spec.on_failure, options.sweep.retries = spec.retries;
  auto const& word = options.on_failure;
  if (word.empty()) return;
  if (word == "abort") options.sweep.on_failure = FailurePolicy::abort;
  if (word == "skip") options.sweep.on_failure = FailurePolicy::skip;
  if (word.starts_with("retry:")) {
    options.sweep.on_failure = FailurePolicy::retry;
    options.sweep.retries = std::stoi(word.substr(6));
  }
}

/// "abort", "skip" or "retry:3"; else what is wrong.
std::string wrong_policy(std::string const& word) {
  if (word == "abort" || word == "skip") return {};
  bool const retry = word.starts_with("retry:") && word.size() > 6 && word.size() < 9;
  if (retry && word.find_first_not_of("0123456789", 6) == std::string::npos) return {};
  return word + " must be abort, skip or retry:N";
}

void refuse_held(Options const& options) {
  if (options.resume || !std::filesystem::exists(study_path(options.directory))) return;
  throw FileError(options.directory, "holds a study already: go on with it by --resume, or choose another folder");
}

std::string how_to_go_on(Options const& options) {
  return fmt::format("convene sweep {} -o {} --resume", options.study, options.directory);
}

std::string as_json(SweepReport const& report, Study const& study, Options const& options, double seconds) {
  Json json{{"directory", options.directory}, {"runs", report.runs},         {"done", report.done},
            {"done_before", report.done_before}, {"failed", report.failed},  {"missing", report.missing()},
            {"unreadable_shards", report.unreadable}, {"seconds", seconds}, {"interrupted", report.stopped}};
  json["failures"] = Json::array();
  for (auto const& [run, message] : report.failures)
    json["failures"].push_back({{"run", run}, {"where", run_words(study, run)}, {"message", message}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void tell(SweepReport const& report, Study const& study, Options const& options, Console const& console) {
  for (auto const& [run, message] : report.failures)
    console.problem(fmt::format("run {} ({}): {}", run, run_words(study, run), message));
  auto const count = [](std::size_t n) { return grouped(static_cast<double>(n), 0); };
  if (report.stopped || report.aborted)
    console.problem(fmt::format("{}: {} of {} runs are finished and kept in {}. To go on: {}",
                                report.stopped ? "interrupted" : "stopped at a failure", count(report.done),
                                count(report.runs), options.directory, how_to_go_on(options)));
  else if (report.failed > 0)
    console.problem(fmt::format("{} of {} runs failed and are kept as failed", count(report.failed), count(report.runs)));
}

int run_sweep(Options options, Console const& console) {
  options.sweep.stop = &stop_on_signals();
  auto prepared = prepare_study(options.study, options.prepare);
  note_parameters_as_they_are(prepared.scenario, console);
  set_policy(options, prepared.spec);
  refuse_held(options);
  auto const model = simulated_sweep(std::move(prepared));
  auto const threads = options.sweep.threads > 0 ? options.sweep.threads : available_threads();
  auto const bytes = size_words(projected_bytes(model.study));
  console.note(fmt::format("{} on {}; {} in {}", size_words(model.study),
                           counted(static_cast<std::size_t>(threads), "thread"), bytes, options.directory));
  Progress progress("runs", console);
  options.sweep.progress = [&](SweepState const& state) {
    progress.update(state.ended, state.count, state.failed > 0 ? fmt::format("{} failed", state.failed) : "");
  };
  auto const report = sweep(options.directory, model, options.sweep);
  progress.clear();
  auto const done_now = report.done - report.done_before;
  console.note(fmt::format("{} runs in {}{}", grouped(static_cast<double>(done_now), 0), duration_words(progress.seconds()),
                           report.done_before > 0 ? fmt::format("; {} were there already", report.done_before) : ""));
  tell(report, model.study, options, console);
  if (console.json) console.say(as_json(report, model.study, options, progress.seconds()));
  if (report.stopped) return interrupted;
  if (report.failed > 0) return some_failed;
  if (!console.json)
    console.say(fmt::format("{} holds all {} runs. `convene merge {} -o FILE.h5` makes one file of them.\n",
                            options.directory, grouped(static_cast<double>(report.runs), 0), options.directory));
  return done;
}

}  // namespace

void add_sweep(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("sweep", "Run a scenario at every point of a study's design; loses no run");
  auto options = std::make_shared<Options>();
  sub->add_option("STUDY", options->study, "Study file: scenario, factors, design (TOML)")->required();
  sub->add_option("-o,--output", options->directory, "Folder that the finished runs are kept in")
      ->type_name("DIR")
      ->required();
  sub->add_flag("--resume", options->resume, "Go on with the study in the folder: only what is missing is run");
  sub->add_option("--replications", options->prepare.replications, "Instead of the study's")
      ->check(CLI::Range(1, 1'000'000).description(""))
      ->type_name("N");
  sub->add_option("--threads", options->sweep.threads, "Instead of all; the results do not depend on it")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
  sub->add_option("--on-failure", options->on_failure, "Instead of the study's: abort, skip or retry:N")
      ->check(CLI::Validator(wrong_policy, ""))
      ->type_name("POLICY");
  sub->add_flag("--quiet", command.console.quiet, "No progress");
  sub->add_flag("--json", command.console.json, "What was done, for machines");
  sub->callback([=, &command] {
    command.action = [=, &command] { return run_sweep(*options, command.console); };
  });
}

}  // namespace convene::cli
