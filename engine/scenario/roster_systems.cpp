#include "engine/scenario/names.hpp"
#include "engine/scenario/roster.hpp"
#include "engine/scenario/rosters.hpp"

namespace convene {
namespace {

std::vector<RosterColumn> columns() {
  return {{"system", Need::required},
          {"cycle_weeks"},
          {"cycle_start"},
          {"priority_setter"},
          {"layers"},
          {"slots"},
          {"weight_time"},
          {"weight_money"},
          {"weight_care"},
          {"qi_staff_hours"},
          {"leader_visible"},
          {"willingness"},
          {"legal_strictness"}};
}

SystemRow read_row(RosterRow const& row) {
  SystemRow system;
  system.where = row.place();
  system.system = row.text("system");
  system.cycle_weeks = row.whole("cycle_weeks", 26, 52);
  system.cycle_start = row.date("cycle_start");
  // The words stand in the order of the enumeration.
  if (auto const setter = row.choice("priority_setter", {"system", "clinic", "provider"}))
    system.priority_setter = static_cast<PrioritySetter>(*setter);
  system.layers = row.whole("layers", 1, 20);
  system.slots = row.whole("slots", 0, 100);
  system.weight_time = row.number("weight_time", 0);
  system.weight_money = row.number("weight_money", 0);
  system.weight_care = row.number("weight_care", 0);
  system.qi_staff_hours = row.number("qi_staff_hours", 0, 100'000);
  system.leader_visible = row.truth("leader_visible");
  system.willingness = row.number("willingness", -1, 1);
  system.legal_strictness = row.share("legal_strictness");
  system.extra = row.extra();
  return system;
}

void check_row(RosterRow const& row, SystemRow const& system) {
  auto const is_zero = [](std::optional<double> weight) { return weight && *weight == 0; };
  if (is_zero(system.weight_time) && is_zero(system.weight_money) && is_zero(system.weight_care))
    row.refuse("weight_care", "weight_time, weight_money and weight_care are all 0",
               "leave them empty if not known");
}

}  // namespace

void read_systems(CsvTable const& table, Scenario& scenario, Diagnostics& diagnostics) {
  Roster const roster{table, columns(), diagnostics};
  UniqueNames names{"system:"};
  for (std::size_t i = 0; i < roster.size(); ++i) {
    RosterRow const row{roster, i};
    auto system = read_row(row);
    check_row(row, system);
    if (!system.system.empty())
      names.add(system.system, "system = " + system.system, row.place("system"), diagnostics);
    scenario.systems.push_back(std::move(system));
  }
}

}  // namespace convene
