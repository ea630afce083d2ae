#pragma once

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/experiments/journal.hpp"
#include "engine/experiments/selection/observe.hpp"
#include "engine/experiments/stopped.hpp"
#include "engine/results/measure.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {

/// Some run failed; what() says which and why.
struct RunFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Lives strategies of one scenario, replication by replication, as they are asked for. Replication r of a strategy is
/// that of `convene run` with the same seed, whoever asks and in whichever order.
class ScenarioObserver {
 public:
  /// `threads`: 0 for all there are. Answers from `journal` what it holds, and keeps there what is lived. Throws
  /// InputError when the scenario is not valid.
  ScenarioObserver(Scenario const& scenario, int threads = 0, std::atomic<bool> const* stop = nullptr, Journal* journal = nullptr);
  ~ScenarioObserver();
  ScenarioObserver(ScenarioObserver const&) = delete;
  ScenarioObserver& operator=(ScenarioObserver const&) = delete;

  /// The measure by its id, "" for the scenario's own. Throws InputError when there is none of that name.
  MeasureInfo measure(std::string const& id) const;

  /// Totals over the horizon (flows) or values in the last week (levels) of several measures: one matrix a measure,
  /// replications x strategies. Throws Stopped, or RunFailed with the first replication that failed.
  std::vector<Matrix> totals(std::vector<std::string> const& measures, std::span<std::size_t const> strategies,
                             std::size_t first, std::size_t count) const;

  /// The same for one measure, as the selection procedures ask.
  Observe observe(std::string const& measure) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace convene
