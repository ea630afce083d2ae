#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/assembly/simulation.hpp"
#include "engine/execution/pool.hpp"
#include "engine/kernel/replication.hpp"
#include "engine/results/table.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {

struct RunOptions {
  int threads = 0;  ///< 0: all there are
  Detail detail = Detail::summary;
  std::vector<std::string> strategies{};  ///< names; empty: every one of the scenario
  std::optional<int> replications{};      ///< instead of the scenario's
  std::optional<std::uint64_t> seed{};    ///< instead of the scenario's
  std::optional<int> draws{};             ///< instead of the scenario's [uncertainty]; 0: parameters as they are
  std::function<void(std::size_t ended, std::size_t count)>
      progress{};                           ///< replications; never twice at once
  std::atomic<bool> const* stop = nullptr;  ///< once true, no further replication is started
};

struct RunFailure {
  int replication;
  std::string message;
};

/// What came out, whole or in part.
struct Run {
  ResultSet results;                 ///< NaN where a replication is missing; `status(replication)` says why
  int asked = 0, finished = 0;       ///< replications
  std::vector<RunFailure> failures;  ///< ordered by replication
  bool stopped = false;              ///< a stop left replications unstarted
};

/// What `options` change about the scenario, changed: a run of the result without them is the same run.
/// Throws InputError for a strategy that the scenario does not have.
Scenario asked_for(Scenario const& scenario, RunOptions const& options);

/// Runs every strategy and replication with the parameters as they are: [uncertainty] is for run_draws. The results do not depend on the number of threads. Throws InputError
/// when the scenario is not valid.
Run run(Scenario const& scenario, RunOptions const& options = {});

/// The same over a simulation already made of `asked` (which `asked_for` gave): what is left is the simulating.
Run run(Scenario const& asked, Simulation const& simulation, RunOptions const& options);

}  // namespace convene
