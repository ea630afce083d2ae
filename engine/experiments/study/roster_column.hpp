#pragma once

#include <cmath>
#include <limits>
#include <type_traits>

#include "engine/experiments/study/factor_target.hpp"

namespace convene {

/// Adds the columns of one roster as targets.
class RosterTargets {
 public:
  using Names = std::function<std::vector<std::string>(Scenario const&, std::size_t row)>;

  RosterTargets(FactorTargets& targets, std::string roster, std::size_t rows, Names names)
      : targets_{targets}, roster_{std::move(roster)}, rows_{rows}, names_{std::move(names)} {}

  struct Allowed {
    FactorKind kind = FactorKind::number;
    double low = 0, high = 1;
    std::string units = "1";
    std::vector<std::string> choices = {};
    bool empty_stays = false;
  };
  static Allowed truth() { return {FactorKind::truth}; }
  static Allowed word(std::vector<std::string> choices) { return {FactorKind::text, 0, 0, "1", std::move(choices)}; }
  static Allowed share() { return {}; }
  static Allowed number(double low, double high, char const* units) { return {FactorKind::number, low, high, units}; }
  static Allowed whole(double low, double high, char const* units) { return {FactorKind::whole, low, high, units}; }
  /// Cells that are empty have a meaning of their own, and keep it when the column is multiplied.
  static Allowed may_be_empty(Allowed allowed) { return allowed.empty_stays = true, allowed; }

  /// `cell(scenario, row)` is the cell, of a scenario that is const or not.
  template <typename Cell>
  void add(std::string const& name, Allowed allowed, std::string meaning, Cell cell) {
    ColumnCells cells{rows_, [cell](Scenario const& from, std::size_t row) { return number_in(cell(from, row)); },
                      [cell](Scenario& to, std::size_t row, double value) { put_number(cell(to, row), value); }, names_,
                      allowed.empty_stays};
    add(name, std::move(allowed), std::move(meaning), std::move(cells));
  }

 private:
  template <typename T>
  static double number_in(T const& cell) { return static_cast<double>(cell); }
  template <typename T>
  static double number_in(std::optional<T> const& cell) {
    return cell ? static_cast<double>(*cell) : std::numeric_limits<double>::quiet_NaN();
  }
  template <typename T>
  static void put_number(T& cell, double value) {
    cell = std::is_same_v<T, double> ? static_cast<T>(value) : static_cast<T>(std::lround(value));
  }
  template <typename T>
  static void put_number(std::optional<T>& cell, double value) { put_number(cell.emplace(), value); }

  void add(std::string const& name, Allowed allowed, std::string meaning, ColumnCells cells);

  FactorTargets& targets_;
  std::string roster_;
  std::size_t rows_;
  Names names_;
};

/// The cell of a member of the rows of a member of the scenario.
template <typename Row, typename Cell>
auto member_of(std::vector<Row> Scenario::* rows, Cell Row::* cell) {
  return [rows, cell](auto& scenario, std::size_t row) -> auto& { return (scenario.*rows)[row].*cell; };
}

}  // namespace convene
