#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/scenario/scenario.hpp"
#include "engine/scenario/study_spec.hpp"

namespace convene {

/// What kind of value a factor takes.
enum class FactorKind { number, whole, truth, text };

/// One thing of a scenario that a study can vary.
struct FactorTarget {
  FactorKind kind = FactorKind::number;
  double low = 0, high = 0;          ///< of numbers: allowed, both ends included
  std::vector<std::string> choices;  ///< of texts; empty: any
  std::string units = "1";
  std::string meaning;
  Spread spread = Spread::uniform;   ///< of a range that does not say
  int turn = 1;                      ///< targets of a lower turn are set first: levers are put in before their settings
  std::string needs;                 ///< path of a factor without which this one would change nothing; or empty
  std::function<void(Scenario&, SettingValue const&, Where const&)> set;
  /// Roster columns: the number of each row, NaN where the roster leaves it out; else not there.
  std::function<std::vector<double>(Scenario const&)> rows;
  std::function<void(Scenario&, double factor)> multiply;
};

/// By path, everything of `scenario` that can vary.
using FactorTargets = std::map<std::string, FactorTarget>;

FactorTargets factor_targets(Scenario const& scenario);

// The parts that factor_targets is made of.
void add_parameter_targets(Scenario const& scenario, FactorTargets& targets);
void add_strategy_targets(Scenario const& scenario, FactorTargets& targets);
void add_partner_targets(Scenario const& scenario, FactorTargets& targets);
void add_roster_targets(Scenario const& scenario, FactorTargets& targets);

}  // namespace convene
