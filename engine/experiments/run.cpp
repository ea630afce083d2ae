#include "engine/experiments/run.hpp"

#include <algorithm>
#include <mutex>
#include <numeric>

#include "engine/assembly/gather.hpp"
#include "engine/assembly/simulation.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/store/scenario_record.hpp"

namespace convene {
namespace {

enum Status : std::int32_t { finished, failed, not_run };

Variable status_of(TaskReport const& report) {
  std::vector<std::int32_t> status;
  for (auto const done : report.finished) status.push_back(done ? finished : not_run);
  for (auto const& failure : report.failures) status[failure.task] = failed;
  return {"status", {"replication"}, std::move(status), "1", "0 finished, 1 failed, 2 not run", {}};
}

void check_strategies(Scenario const& scenario, std::vector<std::string> const& names) {
  std::vector<std::string> known;
  for (auto const& strategy : scenario.strategies) known.push_back(strategy.name);
  Diagnostics diagnostics;
  for (auto const& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    auto const near = nearest(name, known);
    diagnostics.add({}, "strategy '" + name + "'", "the scenario does not have it",
                    near.empty() ? "" : "did you mean '" + near + "'?");
  }
  if (!diagnostics.ok()) throw InputError(diagnostics);
}

}  // namespace

Scenario asked_for(Scenario const& scenario, RunOptions const& options) {
  Scenario asked = scenario;
  if (options.replications) asked.replications = *options.replications;
  if (options.seed) asked.seed = *options.seed;
  if (options.draws) asked.uncertainty.draws = *options.draws;
  if (options.strategies.empty()) return asked;
  check_strategies(scenario, options.strategies);
  auto const wanted = [&](std::string const& name) {
    return std::find(options.strategies.begin(), options.strategies.end(), name) != options.strategies.end();
  };
  std::erase_if(asked.strategies, [&](StrategySpec const& strategy) { return !wanted(strategy.name); });
  if (!wanted(asked.baseline)) asked.baseline = asked.strategies.front().name;
  return asked;
}

Run run(Scenario const& scenario, RunOptions const& options) {
  auto const asked = asked_for(scenario, options);
  auto done = run(asked, Simulation(asked), options);
  record_scenario(done.results, scenario);
  return done;
}

Run run(Scenario const& asked, Simulation const& simulation, RunOptions const& options) {
  std::vector<std::size_t> strategies(asked.strategies.size());
  std::iota(strategies.begin(), strategies.end(), std::size_t{0});
  std::vector<int> replications(static_cast<std::size_t>(asked.replications));
  std::iota(replications.begin(), replications.end(), 0);

  Pool const pool(options.threads);
  // With replications enough for every thread, each lives on one thread; else they share their people's care.
  auto const plenty = static_cast<std::size_t>(pool.threads()) * 4;
  auto const inner = replications.size() >= plenty ? ParallelFor(serial_for) : pool.parallel_for();
  Gatherer gatherer(asked, simulation, strategies, replications, options.detail);
  LaneOptions lane;
  lane.detail = options.detail;
  auto const report =
      pool.run_tasks(replications.size(),
                     [&](std::size_t task) {
                       gatherer.add(simulation.replicate(replications[task], strategies, inner, lane));
                     },
                     {.stop = options.stop, .progress = options.progress});

  Run done{
      gatherer.finish(), asked.replications, static_cast<int>(report.finished_count()), {}, report.stopped};
  for (auto const& failure : report.failures)
    done.failures.push_back({replications[failure.task], failure.message});
  done.results.variables.push_back(status_of(report));
  return done;
}

}  // namespace convene
