#include "engine/assembly/validate.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/progress.hpp"
#include "engine/apps/cli/words.hpp"
#include "engine/execution/interrupt.hpp"
#include "engine/assembly/catalogue.hpp"
#include "engine/experiments/trials/facilitation.hpp"
#include "engine/experiments/trials/reenact.hpp"
#include "engine/reports/trials.hpp"

namespace convene::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> trials;
  std::string parameters;
  ReenactOptions reenact;
};

/// A trial and the parameters it is re-enacted under.
struct Prepared {
  Trial trial;
  TrialParameters parameters;
};

char const* const out_of_scope_file = "out_of_scope.toml";

bool holds_outcomes(fs::path const& path) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("[[outcome]]")) return true;
  return false;
}

/// The trial files of a folder, by name.
std::vector<std::string> trials_in(std::string const& folder) {
  std::vector<std::string> found;
  std::error_code error;
  for (auto const& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".toml" && holds_outcomes(entry.path()))
      found.push_back(entry.path().lexically_normal().string());
  if (error) throw FileError(folder, "cannot be read", error.value());
  if (found.empty())
    throw InputError(
        Fault{{folder}, "no trial", "a trial is a .toml with [[outcome]]", "name one: convene validate TRIAL"});
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> trials_of(std::vector<std::string> const& named) {
  if (named.empty()) return trials_in("scenarios/trials");
  std::vector<std::string> paths;
  for (auto const& name : named) {
    if (!fs::is_directory(name))
      paths.push_back(name);
    else
      for (auto& path : trials_in(name)) paths.push_back(std::move(path));
  }
  return paths;
}

/// The file of parameters beside a trial, "" when there is none.
std::string beside(std::string const& trial) {
  auto const path = fs::path(trial).parent_path() / "parameters.toml";
  return fs::exists(path) ? path.string() : "";
}

/// Reads all files, throws every fault of all of them at once.
std::vector<Prepared> prepare(Options const& options) {
  Diagnostics diagnostics;
  std::map<std::string, TrialParameters> files{{"", {}}};
  std::vector<Prepared> prepared;
  for (auto const& path : trials_of(options.trials)) {
    auto const file = options.parameters.empty() ? beside(path) : options.parameters;
    bool const is_new = !files.contains(file);
    if (is_new) files[file] = load_trial_parameters(file, diagnostics);
    auto trial = load_trial(path, diagnostics);
    // A file of parameters that several trials share tells its faults once.
    validate(scenario_of(trial, is_new ? files[file] : TrialParameters{}), diagnostics);
    check_outcomes(trial, diagnostics);
    prepared.push_back({std::move(trial), files[file]});
  }
  if (!diagnostics.ok()) throw InputError(diagnostics);
  return prepared;
}

/// The list beside the trials of a folder that was asked for as a whole.
std::vector<StudyOutOfScope> listed_out_of_scope(std::vector<std::string> const& named) {
  std::vector<StudyOutOfScope> studies;
  Diagnostics diagnostics;
  for (auto const& folder : named.empty() ? std::vector<std::string>{"scenarios/trials"} : named) {
    auto const file = fs::path(folder) / out_of_scope_file;
    if (!fs::is_directory(folder) || !fs::exists(file)) continue;
    auto const more = load_out_of_scope(file.string(), diagnostics);
    studies.insert(studies.end(), more.begin(), more.end());
  }
  if (!diagnostics.ok()) throw InputError(diagnostics);
  return studies;
}

int exit_code(std::vector<Reenactment> const& trials, Console const& console) {
  int code = done;
  for (auto const& r : trials) {
    for (auto const& failure : r.failures)
      console.problem(
          fmt::format("{}: replication {}: {}", r.trial.path, failure.replication, failure.message));
    if (!r.failures.empty() && code == done) code = some_failed;
    if (r.stopped) {
      console.problem(fmt::format("interrupted: {} of {} replications of {} are in the answer", r.finished,
                                  r.asked, r.trial.path));
      code = interrupted;
    }
  }
  return code;
}

constexpr char const* facilitation = "facilitation";
constexpr char const* facilitation_file = "scenarios/trials/practice_facilitation_trials.csv";

/// Nothing is re-enacted: 23 published effects against the shape of the model's response to hours.
int validate_facilitation(Console const& console) {
  Diagnostics diagnostics;
  auto const trials = read_facilitation_trials(facilitation_file, diagnostics);
  if (!diagnostics.ok()) throw InputError(diagnostics);
  auto const declared = declared_parameters(Setting::vaccination);
  auto const of = [&](char const* path) { return declared.find(path)->fallback; };
  double const half = of("improvement.half_dose"), half_life = of("improvement.dose_half_life");
  console.say(console.json ? facilitation_json(trials, half, half_life) : facilitation_text(trials, half, half_life));
  return done;
}

int validate_trials(Options options, Console const& console) {
  if (options.trials == std::vector<std::string>{facilitation}) return validate_facilitation(console);
  auto const prepared = prepare(options);
  auto const out_of_scope = listed_out_of_scope(options.trials);
  options.reenact.stop = &stop_on_signals();
  std::vector<Reenactment> trials;
  for (auto const& [trial, parameters] : prepared) {
    Progress progress("replications of " + trial.study, console);
    options.reenact.progress = [&](std::size_t ended, std::size_t count) { progress.update(ended, count); };
    trials.push_back(reenact(trial, parameters, options.reenact));
    progress.clear();
    console.note(fmt::format("{}: {} in {}", trial.path,
                             counted(static_cast<std::size_t>(trials.back().finished), "replication"),
                             duration_words(progress.seconds())));
    if (trials.back().stopped) break;
  }
  console.say(console.json ? trials_json(trials, out_of_scope)
                           : trials_text(trials, console.style()) + out_of_scope_text(out_of_scope, console.style()));
  return exit_code(trials, console);
}

}  // namespace

void add_validate(CLI::App& app, Command& command) {
  auto* sub =
      app.add_subcommand("validate", "Re-enact published trials and print published against simulated");
  auto options = std::make_shared<Options>();
  sub->add_option("TRIAL", options->trials, "Trial files or folders of them, or the word facilitation (coaching dose against 23 trials); without: scenarios/trials");
  sub->add_option("--replications", options->reenact.replications, "Instead of each trial's own")
      ->check(CLI::Range(2, 1'000'000).description(""))
      ->type_name("N");
  sub->add_option("--threads", options->reenact.threads, "Instead of all; the results do not depend on it")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
  sub->add_option(
         "--parameters", options->parameters,
         "TOML with a [parameters] table, one for all trials; default: parameters.toml beside the trial")
      ->type_name("FILE");
  sub->add_flag("--quiet", command.console.quiet, "No progress");
  sub->add_flag("--json", command.console.json, "The answer for machines, unrounded");
  sub->callback([=, &command] {
    command.action = [=, &command] { return validate_trials(*options, command.console); };
  });
}

}  // namespace convene::cli
