#include "engine/experiments/run.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/output_path.hpp"
#include "engine/apps/cli/progress.hpp"
#include "engine/apps/cli/run_draws.hpp"
#include "engine/apps/cli/scenario_input.hpp"
#include "engine/apps/cli/words.hpp"
#include "engine/execution/interrupt.hpp"
#include "engine/experiments/compare.hpp"
#include "engine/reports/answer.hpp"
#include "engine/reports/json.hpp"
#include "engine/store/results_file.hpp"

namespace convene::cli {
namespace {

std::map<std::string, Detail> const details{
    {"summary", Detail::summary}, {"system", Detail::system}, {"clinic", Detail::clinic}};

struct Options {
  std::string scenario, output;
  RunOptions run;
  bool force = false;
};

void list_failures(Run const& run, Console const& console) {
  for (auto const& failure : run.failures)
    console.problem(fmt::format("replication {}: {}", failure.replication, failure.message));
  if (!run.failures.empty())
    console.problem(fmt::format("{} of {} replications failed", run.failures.size(), run.asked));
}

std::string answer(Run const& run, Options const& options, Console const& console) {
  auto const comparison = compare(run.results);
  if (!console.json) return written_answer(comparison, console.style());
  auto json = nlohmann::ordered_json::parse(comparison_json(comparison));
  json["file"] = options.output;
  json["replications_asked"] = run.asked;
  json["failures"] = nlohmann::ordered_json::array();
  for (auto const& failure : run.failures)
    json["failures"].push_back({{"replication", failure.replication}, {"message", failure.message}});
  json["interrupted"] = run.stopped;
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

int run_scenario(Options options, Console const& console) {
  options.run.stop = &stop_on_signals();
  auto const scenario = valid_scenario(options.scenario);
  auto const asked = asked_for(scenario, options.run);
  if (asked.uncertainty.draws > 0) return run_draws(asked, options.run, options.output, options.force, console);
  require_writable(options.output, options.force);
  auto const threads = options.run.threads > 0 ? options.run.threads : available_threads();
  console.note(size_words(asked) + " on " + counted(static_cast<std::size_t>(threads), "thread"));
  Progress progress("replications", console);
  options.run.progress = [&](std::size_t ended, std::size_t count) { progress.update(ended, count); };
  auto run = convene::run(scenario, options.run);
  progress.clear();

  list_failures(run, console);
  if (run.finished == 0) {
    console.problem(
        (run.stopped ? "interrupted before a replication finished: " : "no replication finished: ") +
        options.output + " is not written");
    return run.stopped ? interrupted : some_failed;
  }
  write_results(run.results, options.output, options.force);
  run.results.attributes["content_sha256"] = stored_hash(options.output);
  console.note(fmt::format("{} written after {}", options.output, duration_words(progress.seconds())));
  console.say(answer(run, options, console));
  if (run.stopped) {
    console.problem(
        fmt::format("interrupted: {} of {} replications are finished and kept in {}. To have them all, give "
                    "the same command again "
                    "with --force: the same numbers come out, and the missing ones with them.",
                    run.finished, run.asked, options.output));
    return interrupted;
  }
  return run.failures.empty() ? done : some_failed;
}

}  // namespace

void add_run(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("run", "Simulate every strategy and replication of a scenario");
  auto options = std::make_shared<Options>();
  auto& run = options->run;
  sub->add_option("SCENARIO", options->scenario, "Folder of the scenario, or its scenario.toml")->required();
  sub->add_option("-o,--output", options->output, "Results file to write (HDF5, readable as netCDF-4)")
      ->type_name("FILE.h5")
      ->required();
  sub->add_option("--strategy", run.strategies, "Only this strategy (may be given again, or a,b,c)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("NAME");
  sub->add_option("--replications", run.replications, "Instead of the scenario's")
      ->check(CLI::Range(1, 1'000'000).description(""))
      ->type_name("N");
  sub->add_option("--seed", run.seed, "Instead of the scenario's: another seed, another set of chances")
      ->check(CLI::NonNegativeNumber.description(""))
      ->type_name("N");
  sub->add_option("--draws", run.draws,
                  "Instead of the scenario's [uncertainty]: parameters of grades C to E are drawn N times; 0: as they are")
      ->check(CLI::Validator([](std::string const& n) { return n == "1" ? std::string{"must be 0, or 2 and more"} : ""; }, ""))
      ->check(CLI::Range(0, 100'000).description(""))
      ->type_name("N");
  sub->add_option("--threads", run.threads, "Instead of all; the results do not depend on it")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
  sub->add_option_function<std::string>(
         "--detail", [&run](std::string const& level) { run.detail = details.at(level); },
         "What is recorded: summary, system or clinic (much larger)")
      ->check(CLI::IsMember({"summary", "system", "clinic"}).description(""))
      ->type_name("LEVEL");
  sub->add_flag("--force", options->force, "Overwrite the results file");
  sub->add_flag("--quiet", command.console.quiet, "No progress");
  sub->add_flag("--json", command.console.json, "The answer for machines, unrounded");
  sub->callback(
      [=, &command] { command.action = [=, &command] { return run_scenario(*options, command.console); }; });
}

}  // namespace convene::cli
