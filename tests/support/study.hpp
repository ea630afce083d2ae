#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/assembly/simulation.hpp"

namespace convene::test {

/// A small made-up world for tests: `clinics` clinics in systems of `system_size`, alike but for chance.
struct WorldShape {
  int clinics = 24;
  int system_size = 4;          ///< 1: all independent
  int patients = 1200;
  int weeks = 52;
  double improvement_hours = 4; ///< a week
};

Scenario made_up(WorldShape const& shape = {});

/// Adds a partner with `people` coaches of `hours` a week; returns its row.
std::size_t add_partner(Scenario& scenario, std::string const& id, int people, double hours);

/// Adds a strategy of the given partners; levers come with default settings.
StrategySpec& add_strategy(Scenario& scenario, std::string const& name, Engagement engagement,
                           std::vector<std::size_t> partners, std::vector<std::string> const& levers);

void set(StrategySpec& strategy, std::string const& lever, std::string const& setting, SettingValue value);
void set(Scenario& scenario, std::string const& parameter, double value);

/// Measures by strategy and replication: flows summed, levels at the end.
class Study {
 public:
  Study(Scenario const& scenario, int replications);

  std::vector<double> values(std::string const& strategy, std::string const& measure) const;
  double mean(std::string const& strategy, std::string const& measure) const;
  /// Paired difference to the first strategy.
  std::vector<double> differences(std::string const& strategy, std::string const& measure) const;
  /// Sum over weeks [from, to) of the mean paired difference of a flow.
  double difference_between(std::string const& strategy, std::string const& measure, int from, int to) const;
  std::vector<ReplicationResult> const& results() const { return results_; }
  Simulation const& simulation() const { return simulation_; }

 private:
  std::size_t row(std::string const& strategy) const;
  std::size_t column(std::string const& measure) const;

  Simulation simulation_;
  std::vector<ReplicationResult> results_;
};

/// One-sided paired t statistic of mean > 0; 0 when every value is 0.
double t_statistic(std::vector<double> const& values);

}  // namespace convene::test
