#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/kernel/replication.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {

/// All lanes of one replication, in the order asked for.
struct ReplicationResult {
  int replication = 0;
  std::vector<LaneResult> lanes;
  Column<ClinicId, VaccinationPanel> panel;   ///< the fixed panel, the same for every lane
};

/// A scenario made ready: world, rules, strategies and care tables, built once; replications are pure functions of it.
class Simulation {
 public:
  /// Throws InputError with every fault when the scenario is not valid.
  explicit Simulation(Scenario const& scenario);
  ~Simulation();

  /// Lives `strategies` (rows of Scenario::strategies) through one replication over the same people, visits and draws.
  /// `inner` spreads the people's care; the bits do not depend on it.
  ReplicationResult replicate(int replication, std::span<std::size_t const> strategies, ParallelFor const& inner,
                              LaneOptions const& options) const;

  World const& world() const;
  std::vector<Measure> const& measures() const;
  std::vector<std::string> strategy_names() const;
  /// Every number that was read to make it, ordered by path: of the levers' those of the strategies' own.
  std::span<ParameterSpec const> parameters() const;
  /// How much of the register rests on judgement alone (grade E), switches left out: "95 of 171".
  std::string const& judged_parameters() const;
  /// The people of one replication, without any strategy (for benchmarks and reports).
  std::unique_ptr<CarePeople> people(int replication, ParallelFor const& inner) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace convene
