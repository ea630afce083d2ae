#include "engine/store/export_csv.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "engine/core/diagnostics.hpp"
#include "engine/store/cell_type.hpp"
#include "engine/store/layout.hpp"
#include "engine/store/pending_file.hpp"

namespace convene {
namespace {

/// Variables of one group over the same axes.
struct Table {
  std::string file;
  std::vector<Dimension const*> axes;
  std::vector<Variable const*> columns;
};

std::string field(std::string const& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (char const c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

template <class Number>
std::string field(Number value) {
  if constexpr (std::is_floating_point_v<Number>)
    if (std::isnan(value)) return "NaN";
  std::array<char, 40> buffer;
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

std::string field(Dimension const& axis, std::size_t place) {
  return !axis.labels.empty()   ? field(axis.labels[place])
         : !axis.values.empty() ? field(axis.values[place])
                                : field(place);
}

std::string line(std::vector<std::string> const& fields) {
  std::string text;
  for (auto const& one : fields) text += (&one == fields.data() ? "" : ",") + one;
  return text + "\r\n";
}

void add_tables(std::vector<Table>& tables, ResultSet const& results, std::string const& prefix,
                std::vector<Variable> const& variables) {
  for (auto const& variable : variables) {
    Table table{prefix, {}, {}};
    for (auto const& name : variable.dimensions) {
      table.file += (table.axes.empty() ? "_by_" : "_") + name;
      table.axes.push_back(&results.dimension(name));
    }
    table.file += ".csv";
    std::size_t i = 0;
    while (i < tables.size() && (tables[i].file != table.file || tables[i].axes != table.axes)) ++i;
    if (i == tables.size()) tables.push_back(std::move(table));
    tables[i].columns.push_back(&variable);
  }
}

void write_rows(PendingText& out, Table const& table) {
  std::size_t rows = 1;
  for (auto const* axis : table.axes) rows *= axis->size;
  std::vector<std::size_t> place(table.axes.size(), 0);
  std::vector<std::string> fields;
  for (std::size_t row = 0; row < rows; ++row) {
    fields.clear();
    for (std::size_t i = 0; i < place.size(); ++i) fields.push_back(field(*table.axes[i], place[i]));
    for (auto const* column : table.columns)
      std::visit([&](auto const& values) { fields.push_back(field(values[row])); }, column->cells);
    out.add(line(fields));
    for (std::size_t i = place.size(); i-- > 0 && ++place[i] == table.axes[i]->size;) place[i] = 0;
  }
}

void write_table(Table const& table, std::string const& path, bool force) {
  PendingText out{path, force};
  std::vector<std::string> header;
  for (auto const* axis : table.axes) header.push_back(axis->name);
  for (auto const* column : table.columns) header.push_back(column->name);
  out.add(line(header));
  write_rows(out, table);
  out.publish();
}

void write_columns(std::vector<Table> const& tables, std::string const& path, bool force) {
  PendingText out{path, force};
  out.add(line({"file", "column", "kind", "type", "units", "long_name"}));
  for (auto const& table : tables) {
    for (auto const* axis : table.axes)
      out.add(line({table.file, axis->name, "dimension", axis->labels.empty() ? "int32" : "string",
                    field(axis->units), field(axis->long_name)}));
    for (auto const* column : table.columns)
      out.add(line({table.file, column->name, "variable", std::string(name_of(type_of(column->cells))),
                    field(column->units), field(column->long_name)}));
  }
  out.publish();
}

}  // namespace

std::vector<std::string> export_csv(ResultSet const& results, std::string const& directory, bool force) {
  check_layout(results);
  std::vector<Table> tables;
  add_tables(tables, results, "outcomes", results.variables);
  for (auto const& [group, variables] : results.groups) add_tables(tables, results, group, variables);

  std::error_code failed;
  std::filesystem::create_directories(directory, failed);
  if (failed) throw FileError(directory, "cannot be made a folder", failed.value());
  std::vector<std::string> paths;
  for (auto const& table : tables) paths.push_back(directory + "/" + table.file);
  paths.push_back(directory + "/columns.csv");
  for (auto const& path : paths) refuse_existing(path, force);
  for (std::size_t i = 0; i < tables.size(); ++i) write_table(tables[i], paths[i], force);
  write_columns(tables, paths.back(), force);
  return paths;
}

}  // namespace convene
