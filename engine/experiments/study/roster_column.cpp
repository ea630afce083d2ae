#include "engine/experiments/study/roster_column.hpp"

#include <algorithm>
#include <set>

namespace convene {
namespace {

double number_of(SettingValue const& value, std::vector<std::string> const& choices) {
  if (auto const* truth = std::get_if<bool>(&value)) return *truth;
  if (auto const* number = std::get_if<double>(&value)) return *number;
  return static_cast<double>(std::find(choices.begin(), choices.end(), std::get<std::string>(value)) - choices.begin());
}

/// The target at these of its column's rows.
FactorTarget at_rows(FactorTarget target, std::vector<std::size_t> rows) {
  target.rows = std::move(rows);
  target.set = [column = target.column, at = target.rows, choices = target.choices](Scenario& to, SettingValue const& value,
                                                                                   Where const&) {
    for (auto const row : at) column->put(to, row, number_of(value, choices));
  };
  return target;
}

}  // namespace

void RosterTargets::add(std::string const& name, Allowed allowed, std::string meaning, ColumnCells cells) {
  if (rows_ == 0) return;
  FactorTarget target;
  target.kind = allowed.kind, target.low = allowed.low, target.high = allowed.high;
  target.units = std::move(allowed.units), target.choices = std::move(allowed.choices), target.meaning = std::move(meaning);
  target.column = std::make_shared<ColumnCells const>(std::move(cells));
  std::vector<std::size_t> all(rows_);
  for (std::size_t row = 0; row < rows_; ++row) all[row] = row;
  targets_.emplace(roster_ + '.' + name, at_rows(std::move(target), std::move(all)));
}

std::optional<FactorTarget> find_target(FactorTargets const& targets, Scenario const& scenario, std::string const& path) {
  if (auto const found = targets.find(path); found != targets.end()) return found->second;
  auto const first = path.find('.'), last = path.rfind('.');
  if (first == last) return {};
  auto const found = targets.find(path.substr(0, first) + path.substr(last));
  if (found == targets.end() || !found->second.column) return {};
  auto const& column = *found->second.column;
  auto const name = path.substr(first + 1, last - first - 1);
  std::map<std::size_t, std::vector<std::size_t>> rows;  // by how narrow the name is
  for (std::size_t row = 0; row < column.rows; ++row) {
    auto const names = column.names(scenario, row);
    for (std::size_t level = 0; level < names.size(); ++level)
      if (names[level] == name) rows[level].push_back(row);
  }
  if (name.empty() || rows.empty()) return {};
  auto target = at_rows(found->second, rows.rbegin()->second);
  target.turn += 1 + static_cast<int>(rows.rbegin()->first);
  target.meaning += ", of " + name;
  return target;
}

std::vector<std::string> row_names(ColumnCells const& column, Scenario const& scenario) {
  std::map<std::size_t, std::vector<std::string>> by_width;
  std::set<std::string> seen{""};
  for (std::size_t row = 0; row < column.rows; ++row) {
    auto const names = column.names(scenario, row);
    for (std::size_t level = 0; level < names.size(); ++level)
      if (seen.insert(names[level]).second) by_width[level].push_back(names[level]);
  }
  std::vector<std::string> all;
  for (auto const& [level, names] : by_width) all.insert(all.end(), names.begin(), names.end());
  return all;
}

void multiply_rows(FactorTarget const& target, Scenario& scenario, double factor) {
  for (auto const row : target.rows) {
    double const cell = target.column->get(scenario, row), value = cell * factor;
    if (std::isnan(cell)) continue;
    target.column->put(scenario, row, target.kind == FactorKind::whole ? std::max(std::min(target.low, cell), value) : value);
  }
}

}  // namespace convene
