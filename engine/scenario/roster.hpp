#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/date.hpp"
#include "engine/scenario/csv.hpp"
#include "engine/scenario/number_text.hpp"

namespace convene {

enum class Need { optional, required, column };  ///< `column`: must be there, its cells may be empty

/// A column the engine knows.
struct RosterColumn {
  std::string name;
  Need need = Need::optional;
  std::string also = {};  ///< another accepted name
};

/// A CSV table whose columns are found by name, in any order. Making one adds the faults of the header line.
class Roster {
 public:
  Roster(CsvTable const& table, std::vector<RosterColumn> columns, Diagnostics& diagnostics);

  std::size_t size() const { return table_.rows.size(); }
  bool has(std::string const& name) const { return place_.contains(name); }

 private:
  friend class RosterRow;
  CsvTable const& table_;
  Diagnostics& diagnostics_;
  std::vector<RosterColumn> columns_;
  std::map<std::string, std::size_t> place_;  ///< known column -> field, 0-based
  std::vector<std::size_t> others_;           ///< fields of unknown columns
};

/// One row, read cell by cell. An empty cell gives nothing, and a fault where the column is required; a cell
/// that cannot be read gives nothing and a fault.
class RosterRow {
 public:
  RosterRow(Roster const& roster, std::size_t row) : roster_{roster}, cells_{roster.table_.rows[row]} {}

  std::string text(std::string const& column) const;
  std::optional<double> number(std::string const& column, double low, double high = unbounded) const;
  /// A number in [0, 1].
  std::optional<double> share(std::string const& column) const { return number(column, 0, 1); }
  std::optional<int> whole(std::string const& column, int low, int high) const;
  std::optional<bool> truth(std::string const& column) const;
  std::optional<Date> date(std::string const& column) const;
  /// Place of the cell among `words`.
  std::optional<std::size_t> choice(std::string const& column, std::vector<std::string> const& words) const;

  /// Columns the engine does not know, with what they hold.
  std::map<std::string, std::string> extra() const;
  Where place() const { return {roster_.table_.file, cells_.front().line, 0}; }
  Where place(std::string const& column) const;
  /// A fault about a cell: `column = text (why) remedy`.
  void refuse(std::string const& column, std::string why, std::string remedy = {}) const;

 private:
  CsvCell const* cell(std::string const& column) const;

  Roster const& roster_;
  CsvRow const& cells_;
};

}  // namespace convene
