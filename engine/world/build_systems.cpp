#include <algorithm>
#include <map>
#include <set>

#include "engine/world/fill.hpp"

namespace convene {
namespace {

struct Entry {
  std::uint64_t key;
  std::string name;
  SystemRow const* row;   // null: not in systems.csv
  bool independent;
};

std::vector<Entry> entries_of(Scenario const& scenario) {
  std::map<std::string, SystemRow const*> rows;
  for (auto const& row : scenario.systems) rows[row.system] = &row;
  std::set<std::string> seen;
  std::vector<Entry> entries;
  for (auto const& clinic : scenario.clinics) {
    bool const alone = clinic.system.empty();
    auto const& name = alone ? clinic.clinic : clinic.system;
    // An independent clinic and a system may share a name: their keys differ by kind.
    auto const key = name_hash((alone ? "independent:" : "system:") + name);
    if (!seen.insert((alone ? "independent:" : "system:") + name).second) continue;
    auto const row = rows.find(name);
    entries.push_back({key, name, alone || row == rows.end() ? nullptr : row->second, alone});
  }
  std::sort(entries.begin(), entries.end(), [](Entry const& a, Entry const& b) { return a.key < b.key; });
  return entries;
}

int weeks_until_cycle(Date start, Date cycle_start, int length) {
  int const days = (cycle_start.days - start.days) % (7 * length);
  int const ahead = days < 0 ? days + 7 * length : days;
  return (ahead + 6) / 7 % length;
}

}  // namespace

void build_systems(World& world, Scenario const& scenario, Parameters& p, Filler& fill) {
  double const system_decides = p.read({"world.priority_set_by_system", 0.6, 0, 1, "1", Grade::E, "judgement; hpv.A11 says most systems set priorities centrally", "share of systems whose own leaders set every clinic's priorities"});
  double const visible = p.read({"world.leader_visible", 0.5, 0, 1, "1", Grade::E, "judgement", "share of systems whose QI leader can be found from outside"});
  double const will_sd = p.read({"world.willingness_sd", 0.5, 0, 2, "1", Grade::E, "judgement", "spread of willingness between systems, in units of engagement.b_will"});
  double const qi_hours = p.read({"world.qi_hours_median", 10, 1, 80, "hour/week", Grade::E, "judgement", "median QI staff hours of a system", Spread::log_uniform});
  double const short_cycle = p.read({"world.cycle_share_26", 0.25, 0, 1, "1", Grade::E, "judgement; Establishing partnerships: cycles of 6-12 months, hpv.A11: most yearly", "share of systems with a QI cycle of 26 weeks rather than 52"});

  double const two_layers = p.read({"world.layers_two", 0.40, 0, 1, "1", Grade::E, "judgement", "share of systems with two decision layers; the others three or four"});
  double const four_layers = p.read({"world.layers_four", 0.15, 0, 1, "1", Grade::E, "judgement", "share with four"});
  double const two_slots = p.read({"world.slots_two", 0.3, 0, 1, "1", Grade::E, "judgement", "share of systems whose cycle has room for two topics; the others for three or four"});
  double const four_slots = p.read({"world.slots_four", 0.2, 0, 1, "1", Grade::E, "judgement", "share with room for four"});

  auto& s = world.systems;
  for (auto const& entry : entries_of(scenario)) {
    static SystemRow const nothing{};
    auto const& row = entry.row ? *entry.row : nothing;
    auto const key = entry.key;
    s.key.push_back(key);
    s.name.push_back(entry.name);
    s.independent.push_back(entry.independent);
    s.clinics.push_back({});
    // An independent clinic decides for itself: one layer, nobody above it.
    s.layers.push_back(entry.independent ? 1 : fill("systems.layers", key, row.layers, [&](double u) { return u < two_layers ? 2 : u < 1 - four_layers ? 3 : 4; }));
    int const length = fill("systems.cycle_weeks", key, row.cycle_weeks, [&](double u) { return u < short_cycle ? 26 : 52; });
    s.cycle_weeks.push_back(length);
    s.cycle_offset.push_back(row.cycle_start ? weeks_until_cycle(scenario.start, *row.cycle_start, length)
                                             : fill("systems.cycle_start", key, std::optional<int>{}, [&](double u) { return u * length; }));
    s.priority_setter.push_back(entry.independent ? PrioritySetter::clinic
                                                  : fill("systems.priority_setter", key, row.priority_setter, [&](double u) {
                                                      return u < system_decides ? PrioritySetter::system : PrioritySetter::clinic;
                                                    }));
    s.slots.push_back(fill("systems.slots", key, row.slots, [&](double u) { return u < two_slots ? 2 : u < 1 - four_slots ? 3 : 4; }));
    double const time = row.weight_time.value_or(1), money = row.weight_money.value_or(1), care = row.weight_care.value_or(1);
    double const sum = std::max(time + money + care, 1e-9);
    s.weight_time.push_back(time / sum);
    s.weight_money.push_back(money / sum);
    s.weight_care.push_back(care / sum);
    s.qi_hours.push_back(fill("systems.qi_staff_hours", key, row.qi_staff_hours, [&](double u) { return lognormal(u, qi_hours, 0.6); }));
    s.leader_visible.push_back(entry.independent || fill("systems.leader_visible", key, row.leader_visible, [&](double u) { return u < visible; }));
    s.willingness.push_back(fill("systems.willingness", key, row.willingness, [&](double u) { return normal(u, 0, will_sd); }));
    s.legal_strictness.push_back(fill("systems.legal_strictness", key, row.legal_strictness, [](double u) { return u; }));
  }
}

}  // namespace convene
