#include <CLI/CLI.hpp>
#include <memory>

#include "engine/apps/cli/scenario_input.hpp"
#include "engine/apps/cli/search.hpp"
#include "engine/execution/interrupt.hpp"
#include "engine/experiments/optimisation/optimisation_study.hpp"
#include "engine/reports/optimum.hpp"

namespace convene::cli {
namespace {

SearchWords const words{"optimise", "Find the settings worth choosing from under a budget, and choose",
                        "Study file: scenario, factors, [optimise] (TOML)", "pareto.h5", "runs"};

int optimise_study(SearchOptions const& options, Console const& console) {
  auto study = prepare_optimisation(options.study);
  note_parameters_as_they_are(study.study.scenario, console);
  auto kept = journal_study(study);
  return run_search(options, words, std::move(kept), [&](Journal& journal, TellProgress const& progress) {
    study.options.progress = progress;
    auto const found = run_optimisation(study, options.threads, &stop_on_signals(), &journal);
    return std::pair{pareto_results(study, found),
                     console.json ? optimum_json(study, found) : optimum_text(study, found, console.style())};
  }, console);
}

}  // namespace

void add_optimise(CLI::App& app, Command& command) {
  auto const options = std::make_shared<SearchOptions>();
  auto* sub = add_search(app, command, words, options);
  sub->callback([=, &command] { command.action = [=, &command] { return optimise_study(*options, command.console); }; });
}

}  // namespace convene::cli
