#include <algorithm>

#include "engine/scenario/names.hpp"
#include "engine/scenario/toml_sections.hpp"

namespace convene {
namespace {

bool leaves_folder(std::string_view name) {
  return name.starts_with('/') || ("/" + std::string{name} + "/").find("/../") != std::string::npos;
}

/// A file inside the scenario's folder, so that it can be kept with the results.
PlacedText roster_file(Section& population, std::string const& key, Need need = Need::optional) {
  auto const* const entry = population.any(key);
  if (!entry && need == Need::required) {
    population.any(key, need);  // adds the fault
    return {};
  }
  auto const name = population.text(key);
  if (!name) return {};
  if (!name->empty() && !leaves_folder(*name)) return {*name, entry->value.where};
  population.refuse(*entry, name->empty() ? "must name a file" : "must be inside the scenario's folder",
                    name->empty() ? "leave the key out if there is none" : "copy the file there");
  return {};
}

/// Keys of another setting.
void refuse_hospitals(Section& population) {
  for (auto const* key : {"hospitals", "hospital_information"})
    if (auto const* const entry = population.any(key))
      population.refuse(*entry, "only for setting = \"hospital_safety\"", "delete it, or change the setting");
}

RosterNames read_population(Section& root, Setting setting) {
  RosterNames names;
  auto const* const entry = root.table("population");
  if (!entry) {
    auto const* const kind = setting == Setting::hospital_safety ? "hospitals" : "clinics";
    if (!root.any("population"))
      root.diagnostics().add(root.where(), std::string("population.") + kind + ": missing",
                             std::string("a scenario needs a roster of ") + kind,
                             std::string("add [population] with ") + kind + " = \"" + kind + ".csv\"");
    return names;
  }
  Section population{entry->value, entry->where, "[population]", root.diagnostics()};
  if (setting == Setting::hospital_safety) {
    names.hospitals = roster_file(population, "hospitals", Need::required);
    names.hospital_information = roster_file(population, "hospital_information");
    names.state = population.text("state").value_or("");
  } else {
    names.clinics = roster_file(population, "clinics", Need::required);
    refuse_hospitals(population);
  }
  names.systems = roster_file(population, "systems");
  names.ties = roster_file(population, "ties");
  names.people = roster_file(population, "people");
  names.services = roster_file(population, "services");
  population.finish();
  return names;
}

void read_setting(Section& root, Scenario& scenario) {
  // The words stand in the order of the enumeration.
  auto const setting =
      root.choice("setting", {"vaccination", "hospital_safety", "complex_care"}, Need::required);
  if (!setting) return;
  scenario.setting = static_cast<Setting>(*setting);
}

/// Dates far outside a planner's life are slips of the pen.
void read_start(Section& root, Scenario& scenario) {
  auto const start = root.date("start", Need::required);
  if (!start) return;
  scenario.start = *start;
  if (*start < make_date(1990, 1, 1) || *start > make_date(2100, 1, 1))
    root.refuse(*root.any("start"), "must be between 1990 and 2100");
}

/// The file in the first line that reads `key = "file.csv"`.
PlacedText guess_file(std::string_view text, std::string_view key) {
  constexpr auto blanks = " \t";
  while (!text.empty()) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    auto const skip = [&](std::string_view expected) {
      line.remove_prefix(std::min(line.size(), line.find_first_not_of(blanks)));
      bool const is_next = line.starts_with(expected);
      if (is_next) line.remove_prefix(expected.size());
      return is_next;
    };
    if (!skip(key) || !skip("=") || !skip("\"")) continue;
    auto const name = line.substr(0, line.find('"'));
    if (name.ends_with(".csv") && !leaves_folder(name)) return {std::string{name}, {}};
  }
  return {};
}

int small(std::optional<std::int64_t> value, int fallback) {
  return value ? static_cast<int>(*value) : fallback;
}

}  // namespace

RosterNames read_scenario_toml(TomlNode const& node, std::string const& file, Scenario& scenario,
                               Diagnostics& diagnostics) {
  Section root{node, Where{file, 1, 1}, "a scenario", diagnostics};
  scenario.title = root.text("title").value_or("");
  read_setting(root, scenario);
  read_start(root, scenario);
  scenario.horizon_weeks = small(root.whole("horizon_weeks", 1, 520), scenario.horizon_weeks);
  scenario.replications = small(root.whole("replications", 1, 1'000'000), scenario.replications);
  if (auto const seed = root.whole("seed", 0, INT64_MAX)) scenario.seed = static_cast<std::uint64_t>(*seed);
  scenario.branch_week = small(root.whole("branch_week", 0, scenario.horizon_weeks), 0);
  if (auto const* const outcome = root.any("outcome")) {
    scenario.outcome = root.text("outcome").value_or("");
    scenario.outcome_where = outcome->where;
  }
  auto names = read_population(root, scenario.setting);
  if (scenario.setting == Setting::complex_care && names.services.text.empty() && root.any("population"))
    diagnostics.add(root.any("population")->where, "population.services: missing", "complex care needs the services that people are referred to",
                    "add services = \"services.csv\"");
  read_partners(root, scenario);
  read_strategies(root, scenario);
  read_baseline(root, scenario);
  read_parameters(root, scenario);
  read_economics(root, scenario);
  read_complex_care(root, scenario);
  read_uncertainty(root, scenario);
  root.finish();
  return names;
}

RosterNames guess_rosters(std::string_view text) {
  return {.clinics = guess_file(text, "clinics"),
          .hospitals = guess_file(text, "hospitals"),
          .hospital_information = guess_file(text, "hospital_information"),
          .systems = guess_file(text, "systems"),
          .ties = guess_file(text, "ties"),
          .people = guess_file(text, "people"),
          .services = guess_file(text, "services")};
}

}  // namespace convene
