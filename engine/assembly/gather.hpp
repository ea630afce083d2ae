#pragma once

#include <string>
#include <vector>

#include "engine/assembly/simulation.hpp"
#include "engine/results/table.hpp"

namespace convene {

/// Collects replications, in any order, into the results' tables: series by (strategy, replication, week), and by system
/// and clinic where asked for. Two replications may be added at once as long as they differ.
class Gatherer {
 public:
  Gatherer(Scenario const& scenario, Simulation const& simulation, std::vector<std::size_t> strategies,
           std::vector<int> replications, Detail detail);

  void add(ReplicationResult const& result);

  /// Replications never added stay NaN. Root: one variable per measure and `outcome`; /sites: with detail.
  ResultSet finish() const;

 private:
  std::size_t row(std::size_t strategy, std::size_t replication) const { return strategy * replications_.size() + replication; }
  void add_sites(ResultSet& results) const;

  Scenario const& scenario_;
  Simulation const& simulation_;
  std::vector<std::size_t> strategies_;
  std::vector<int> replications_;
  Detail detail_;
  std::vector<std::vector<double>> series_;      // [measure][(strategy, replication, week)]
  std::vector<std::vector<double>> start_;       // [measure][replication]
  std::vector<double> weeks_to_agreement_;       // (strategy, replication)
  std::vector<std::vector<float>> by_system_, by_clinic_;
};

}  // namespace convene
