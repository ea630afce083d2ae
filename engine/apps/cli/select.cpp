#include "engine/experiments/select.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/progress.hpp"
#include "engine/apps/cli/scenario_input.hpp"
#include "engine/apps/cli/search.hpp"
#include "engine/apps/cli/words.hpp"
#include "engine/execution/interrupt.hpp"
#include "engine/execution/pool.hpp"
#include "engine/experiments/run.hpp"
#include "engine/experiments/scenario_observer.hpp"
#include "engine/reports/selection.hpp"

namespace convene::cli {
namespace {

std::map<std::string, SelectMethod> const methods{
    {"kn", SelectMethod::kim_nelson}, {"ocba", SelectMethod::ocba}, {"subset", SelectMethod::subset}};

struct Options {
  std::string scenario, measure, directory;
  bool resume = false;
  RunOptions run;
  SelectOptions select;
};

/// All that the course of the search hangs on.
Study journal_of(Scenario const& scenario, std::vector<std::string> const& names, std::string const& measure, SelectOptions const& select) {
  std::string strategies;
  for (auto const& name : names) strategies += name + "\n";
  return journal_study(scenario, {"strategy", "replication"}, {measure},
                       {{"search", fmt::format("select, method {}, alpha {}, indifference {}, budget {}, first {}, each {}", static_cast<int>(select.method),
                                               select.alpha, select.indifference, select.budget, select.first, select.each)},
                        {"strategies", strategies}});
}

int select_strategy(Options options, Console const& console) {
  auto const scenario = asked_for(valid_scenario(options.scenario), options.run);
  note_parameters_as_they_are(scenario, console);
  auto const measure = ScenarioObserver(scenario, 1).measure(options.measure);
  if (measure.better == Better::neither)
    throw InputError(Fault{{}, "measure '" + measure.id + "'", "neither more nor less of it is better", "name another with --measure"});
  options.select.best = measure.better == Better::less ? Best::smallest : Best::largest;
  options.select.each = static_cast<std::size_t>(scenario.replications);
  std::vector<std::string> names;
  for (auto const& strategy : scenario.strategies) names.push_back(strategy.name);
  std::optional<Journal> journal;
  if (!options.directory.empty())
    journal.emplace(kept_in(options.directory, "journal", options.resume), journal_of(scenario, names, measure.id, options.select));
  ScenarioObserver const observer(scenario, options.run.threads, &stop_on_signals(), journal ? &*journal : nullptr);
  Progress progress("runs", console);
  auto const tell = telling(progress, journal ? &*journal : nullptr);
  std::size_t runs = 0;
  options.select.progress = [&](std::size_t spent, std::size_t at_most) { tell(runs = spent, at_most); };
  auto const threads = options.run.threads > 0 ? options.run.threads : available_threads();
  console.note(fmt::format("{}, {} on {}", counted(names.size(), "strategy"), counted(scenario.clinics.size(), "clinic"),
                           counted(static_cast<std::size_t>(threads), "thread")));
  try {
    auto const choice = select(names, observer.observe(measure.id), options.select);
    progress.clear();
    console.note(fmt::format("{} in {}", counted(choice.runs, "run"), duration_words(progress.seconds())));
    ChoiceSubject const subject{scenario.title, measure, scenario.horizon_weeks};
    console.say(console.json ? choice_json(choice, subject) : choice_text(choice, subject, console.style()));
    return done;
  } catch (Stopped const&) {
    progress.clear();
    console.problem(journal ? fmt::format("interrupted after {}: nothing is decided. {} are kept in {}. To go on: the same command with --resume",
                                          counted(runs, "run"), counted(journal->found() + journal->kept(), "run"), options.directory)
                            : fmt::format("interrupted after {}: nothing is decided. The same command begins anew; with -o DIR runs are kept",
                                          counted(runs, "run")));
    return interrupted;
  } catch (RunFailed const& failure) {
    progress.clear();
    console.problem(failure.what());
    return some_failed;
  }
}

}  // namespace

void add_select(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("select", "Choose the best strategy, running replications where they matter");
  auto options = std::make_shared<Options>();
  auto& select = options->select;
  auto& run = options->run;
  sub->add_option("SCENARIO", options->scenario, "Folder of the scenario, or its scenario.toml")->required();
  sub->add_option_function<std::string>(
         "--method", [&select](std::string const& name) { select.method = methods.at(name); },
         "kn drops strategies until the best is sure enough; ocba spends a budget where it tells most; subset names all that may be best")
      ->check(CLI::IsMember({"kn", "ocba", "subset"}).description(""))
      ->type_name("NAME");
  sub->add_option("--alpha", select.alpha, "Chance of a wrong choice that is accepted (0.05)")
      ->check(CLI::Range(1e-6, 0.5).description(""))
      ->type_name("SHARE");
  sub->add_option("--indifference", select.indifference,
                  "Smallest difference that matters, in the measure's own unit (0.01 is one point of a share); without: "
                  "a twentieth of the gap that a pilot shows")
      ->check(CLI::PositiveNumber.description(""))
      ->type_name("X");
  sub->add_option("--budget", select.budget, "Runs (strategies x replications) at most")
      ->check(CLI::Range(2, 1'000'000'000).description(""))
      ->type_name("N");
  sub->add_option("--first", select.first, "Replications of every strategy to begin with (10)")
      ->check(CLI::Range(2, 100'000).description(""))
      ->type_name("N");
  sub->add_option("--measure", options->measure, "Measure to judge by, instead of the scenario's")->type_name("ID");
  sub->add_option("--strategy", run.strategies, "Only this strategy (may be given again, or a,b,c)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("NAME");
  sub->add_option("--seed", run.seed, "Instead of the scenario's: another seed, another set of chances")
      ->check(CLI::NonNegativeNumber.description(""))
      ->type_name("N");
  sub->add_option("--threads", run.threads, "Instead of all; the answer does not depend on it")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
  auto* folder = sub->add_option("-o,--output", options->directory, "Folder that finished runs are kept in, so that an interrupted choice can go on")
                     ->type_name("DIR");
  sub->add_flag("--resume", options->resume, "Go on with the runs in the folder")->needs(folder);
  sub->add_flag("--quiet", command.console.quiet, "No progress");
  sub->add_flag("--json", command.console.json, "The answer for machines, unrounded");
  sub->callback([=, &command] { command.action = [=, &command] { return select_strategy(*options, command.console); }; });
}

}  // namespace convene::cli
