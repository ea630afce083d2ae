#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/scenario.hpp"
#include "engine/scenario/study_spec.hpp"

namespace convene {

/// What kind of value a factor takes.
enum class FactorKind { number, whole, truth, text };

/// The cells of one column of a roster, by row. Truths are 0 and 1, words their places among the choices.
struct ColumnCells {
  std::size_t rows = 0;
  std::function<double(Scenario const&, std::size_t row)> get;  ///< NaN: the roster leaves the cell out
  std::function<void(Scenario&, std::size_t row, double)> put;
  /// What the row goes by, wider names first: "heart_failure", "230038", "230038.heart_failure". Of no name: "".
  std::function<std::vector<std::string>(Scenario const&, std::size_t row)> names;
  bool empty_stays = false;  ///< an empty cell stays empty when the column is multiplied; else it is drawn, and cannot be
};

/// One thing of a scenario that a study can vary.
struct FactorTarget {
  FactorKind kind = FactorKind::number;
  double low = 0, high = 0;          ///< of numbers: allowed, both ends included
  std::vector<std::string> choices;  ///< of texts; empty: any
  std::string units = "1";
  std::string meaning;
  std::string grade;                 ///< of a registered parameter, "A" to "E"; else empty
  std::string now;                   ///< its value in the scenario; of roster columns empty
  Spread spread = Spread::uniform;   ///< of a range that does not say
  int turn = 1;                      ///< targets of a lower turn are set first: levers are put in before their settings
  std::string needs;                 ///< path of a factor without which this one would change nothing; or empty
  std::function<void(Scenario&, SettingValue const&, Where const&)> set;
  std::shared_ptr<ColumnCells const> column;  ///< of rosters; else null
  std::vector<std::size_t> rows;               ///< of the column, those that are set or multiplied
};

/// By path, everything of `scenario` that can vary.
using FactorTargets = std::map<std::string, FactorTarget>;

FactorTargets factor_targets(Scenario const& scenario);

/// The target of a path: one of `targets`, or one with the name of rows in it, "services.housing.servers". Where a name
/// is that of one row and of several, the one row is meant. Narrower targets have later turns. Nothing if there is none.
std::optional<FactorTarget> find_target(FactorTargets const& targets, Scenario const& scenario, std::string const& path);

/// Names that rows of the column go by, each once: wider ones first, then in the roster's order.
std::vector<std::string> row_names(ColumnCells const& column, Scenario const& scenario);

/// Each of the target's cells times `factor`. A whole number stays at its least, however small the factor.
void multiply_rows(FactorTarget const& target, Scenario& scenario, double factor);

// The parts that factor_targets is made of.
void add_parameter_targets(Scenario const& scenario, FactorTargets& targets);
void add_strategy_targets(Scenario const& scenario, FactorTargets& targets);
void add_partner_targets(Scenario const& scenario, FactorTargets& targets);
void add_roster_targets(Scenario const& scenario, FactorTargets& targets);

}  // namespace convene
