#include <algorithm>
#include <map>
#include <set>

#include "engine/scenario/names.hpp"
#include "engine/scenario/rosters.hpp"
#include "engine/scenario/sites.hpp"

namespace convene {
namespace {

using Names = std::vector<std::string>;

bool holds(Names const& names, std::string const& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Names systems_of(Scenario const& scenario) {
  std::set<std::string> names;
  for (auto const& clinic : scenario.clinics)
    if (!clinic.system.empty()) names.insert(clinic.system);
  return {names.begin(), names.end()};
}

/// Field of a column in a table's header, 1-based; 0 when there is none.
std::size_t field_of(CsvTable const& table, std::string const& column) {
  auto const found = std::find_if(table.header.begin(), table.header.end(),
                                  [&](CsvCell const& cell) { return cell.text == column; });
  return found == table.header.end() ? 0 : static_cast<std::size_t>(found - table.header.begin()) + 1;
}

void check_systems(RosterTables const& tables, Scenario const& scenario, Names const& named,
                   Diagnostics& diagnostics) {
  for (auto const& system : scenario.systems) {
    if (system.system.empty() || holds(named, system.system)) continue;
    auto where = system.where;
    where.column = field_of(tables.systems, "system");
    diagnostics.add(
        where, "system = " + system.system, "no clinic belongs to it",
        did_you_mean(system.system, named, "name it in " + tables.clinics.file + " or delete the line"));
  }
}

/// An independent clinic is a system of one under its own name.
void check_ties(RosterTables const& tables, Scenario const& scenario, Names const& named,
                Diagnostics& diagnostics) {
  // Kind by kind: a name used twice within one kind is a fault of its own file already.
  std::set<std::string> partners, independents;
  for (auto const& partner : scenario.partners) partners.insert(partner.id);
  for (auto const& clinic : scenario.clinics)
    if (clinic.system.empty()) independents.insert(clinic.clinic);
  std::map<std::string, int> bearers;
  for (auto const& name : partners) ++bearers[name];
  for (auto const& name : named) ++bearers[name];
  for (auto const& name : independents) ++bearers[name];
  Names known;
  for (auto const& [name, kinds] : bearers) known.push_back(name);
  auto const check = [&](TieRow const& tie, char const* column, std::string const& name) {
    auto const found = bearers.find(name);
    if (name.empty() || (found != bearers.end() && found->second == 1)) return;
    auto where = tie.where;
    where.column = field_of(tables.ties, column);
    if (found == bearers.end())
      diagnostics.add(where, column + (" = " + name), "neither a partner nor a system",
                      did_you_mean(name, known, "use a partner's id, a system or an independent clinic"));
    else
      diagnostics.add(where, column + (" = " + name),
                      "several partners, systems or independent clinics have this name", "rename the others");
  };
  for (auto const& tie : scenario.ties) {
    check(tie, "from", tie.from);
    check(tie, "to", tie.to);
  }
}

void check_sites(RosterTables const& tables, Scenario const& scenario, Diagnostics& diagnostics) {
  Names columns;
  if (scenario.hospitals.empty()) {
    for (auto const& cell : tables.clinics.header) columns.push_back(cell.text);
  } else {
    columns = {"hospital", "system", "county", "rural"};
    for (auto const& [column, value] : scenario.clinics.front().extra) columns.push_back(column);
  }
  for (auto const& strategy : scenario.strategies) {
    for (auto const& [column, value] : strategy.sites) {
      auto const& where = strategy.sites_where.at(column);
      if (!holds(columns, column)) {
        diagnostics.add(where, "sites." + column + ": unknown column", "not in " + tables.clinics.file,
                        did_you_mean(column, columns, "it has " + listed(columns)));
      } else if (tables.clinics.complete &&
                 std::none_of(scenario.clinics.begin(), scenario.clinics.end(), [&](ClinicRow const& clinic) {
                   return same_value(roster_value(clinic, column).value_or(""), value);
                 })) {
        diagnostics.add(where, "sites." + column + " = \"" + value + '"', "no clinic has it",
                        "nobody would be approached");
      }
    }
  }
}

}  // namespace

void check_references(RosterTables const& tables, Scenario const& scenario, bool toml_readable,
                      Diagnostics& diagnostics) {
  if (toml_readable && tables.clinics.readable) check_sites(tables, scenario, diagnostics);
  if (!tables.clinics.complete) return;
  auto const named = systems_of(scenario);
  if (tables.systems.readable) check_systems(tables, scenario, named, diagnostics);
  if (toml_readable && tables.ties.readable) check_ties(tables, scenario, named, diagnostics);
}

}  // namespace convene
