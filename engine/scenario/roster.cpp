#include "engine/scenario/roster.hpp"

#include <algorithm>

#include "engine/scenario/names.hpp"

namespace convene {

Roster::Roster(CsvTable const& table, std::vector<RosterColumn> columns, Diagnostics& diagnostics)
    : table_{table}, diagnostics_{diagnostics}, columns_{std::move(columns)} {
  if (!table.readable) return;
  std::map<std::string, std::size_t> fields;
  for (std::size_t field = 0; field < table.header.size(); ++field) {
    auto const& cell = table.header[field];
    if (cell.text.empty()) {
      diagnostics.add(table.place(cell, field), "column without a name", "its cells could not be kept",
                      "name it or delete it");
    } else if (auto const [first, is_new] = fields.emplace(cell.text, field); !is_new) {
      diagnostics.add(table.place(cell, field), cell.text + ": column twice",
                      "field " + std::to_string(first->second + 1) + " has the same name",
                      "rename or delete one");
    }
  }
  for (auto const& column : columns_) {
    auto found = fields.find(column.name);
    if (found == fields.end() && !column.also.empty()) found = fields.find(column.also);
    if (found == fields.end()) continue;
    place_[column.name] = found->second;
    fields.erase(found);
  }
  std::vector<std::string> unknown;
  for (auto const& [name, field] : fields) {
    others_.push_back(field);
    unknown.push_back(name);
  }
  for (auto const& column : columns_) {
    if (column.need == Need::optional || has(column.name)) continue;
    auto near = nearest(column.name, unknown);
    if (near.empty() && !column.also.empty()) near = nearest(column.also, unknown);
    auto const field = near.empty() ? 0 : fields.at(near);
    diagnostics.add(table.place(table.header[field], field), column.name + ": missing column",
                    "it is required", near.empty() ? "add it" : "is it '" + near + "'?");
  }
}

CsvCell const* RosterRow::cell(std::string const& column) const {
  auto const found = roster_.place_.find(column);
  if (found == roster_.place_.end()) return nullptr;
  auto const& cell = cells_[found->second];
  if (!cell.text.empty()) return &cell;
  for (auto const& known : roster_.columns_)
    if (known.name == column && known.need == Need::required) refuse(column, "it is required", "fill it in");
  return nullptr;
}

Where RosterRow::place(std::string const& column) const {
  auto const found = roster_.place_.find(column);
  if (found == roster_.place_.end()) return place();
  return roster_.table_.place(cells_[found->second], found->second);
}

void RosterRow::refuse(std::string const& column, std::string why, std::string remedy) const {
  auto const field = roster_.place_.at(column);
  auto const& text = cells_[field].text;
  roster_.diagnostics_.add(place(column),
                           roster_.table_.header[field].text + (text.empty() ? " is empty" : " = " + text),
                           std::move(why), std::move(remedy));
}

std::map<std::string, std::string> RosterRow::extra() const {
  std::map<std::string, std::string> others;
  for (auto const field : roster_.others_) others[roster_.table_.header[field].text] = cells_[field].text;
  return others;
}

}  // namespace convene
