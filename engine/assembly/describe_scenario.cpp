#include <fmt/format.h>

#include <map>

#include "engine/assembly/catalogue.hpp"
#include "engine/assembly/describe.hpp"
#include "engine/assembly/validate.hpp"
#include "engine/world/build.hpp"

namespace convene {
namespace {

std::string shown(SettingValue const& value) {
  return std::visit([](auto const& v) { return fmt::format("{}", v); }, value);
}

std::string whom(Scenario const& scenario, StrategySpec const& s) {
  std::string const who = s.sites.empty() ? "every" : "each chosen", site = site_word(scenario.setting);
  switch (s.engagement) {
    case Engagement::clinic: return who + " " + site + ", one by one";
    case Engagement::system: return who + " health system as a whole, independent " + site + "s one by one";
    case Engagement::hybrid: return who + " health system of several " + site + "s as a whole, the other " + site + "s one by one";
    default: return "nobody";
  }
}

std::string strategy_text(Scenario const& scenario, StrategySpec const& s) {
  std::string text = fmt::format("\n{}{}\n", s.name, s.name == scenario.baseline ? "  (baseline)" : "");
  if (s.partners.empty()) return text + "  Nobody from outside helps; " + site_word(scenario.setting) + "s go on as they do.\n";
  text += fmt::format("  Approaches {}; hours go by policy {}.\n", whom(scenario, s), s.policy.kind);
  for (auto row : s.partners) {
    auto const& partner = scenario.partners[row];
    double hours = 0;
    std::string staff;
    for (auto const& group : partner.staff) {
      hours += group.people * group.hours_per_week;
      staff += fmt::format("{}{} {} at {} h/week", staff.empty() ? "" : ", ", group.people, group.role, group.hours_per_week);
    }
    text += fmt::format("  {}: {} - {:.0f} h/week, {:.0f} h over {} weeks.\n", partner.id, staff, hours, hours * scenario.horizon_weeks, scenario.horizon_weeks);
  }
  auto const levers = levers_catalogue();
  for (auto const& use : s.levers) {
    auto const* info = find_lever(levers, use.id);
    if (!info) continue;
    std::string settings;
    for (auto const& [name, given] : use.settings) settings += fmt::format("{}{} = {}", settings.empty() ? "" : ", ", name, shown(given.value));
    text += fmt::format("  - {}{}: {}\n", info->title, settings.empty() ? "" : " (" + settings + ")", info->tasks);
  }
  return text;
}

}  // namespace

std::string describe_scenario(Scenario const& scenario) {
  Parameters parameters;
  auto const world = build_world(scenario, parameters);
  std::int64_t patients = 0;
  bool const complex = scenario.setting == Setting::complex_care;
  for (auto n : complex ? world.complex_care.count.values() : world.clinics.patients.values()) patients += n;
  std::size_t alone = 0;
  for (auto one : world.systems.independent.values()) alone += one;
  auto text = fmt::format("{}\n{} weeks from {}; {} replications; judged by {}.\n", scenario.title, scenario.horizon_weeks,
                          to_string(scenario.start), scenario.replications,
                          scenario.outcome.empty() ? default_outcome(scenario.setting) : scenario.outcome);
  text += fmt::format("{} {}s with {} {}, in {} health systems and {} independent.\n", world.clinics.size(),
                      site_word(scenario.setting), patients,
                      scenario.setting == Setting::hospital_safety ? "discharges a year"
                      : complex                                    ? "people with complex needs"
                                                                   : "patients aged 9-18",
                      world.systems.size() - alone, alone);
  if (complex) text += fmt::format("{} services that people can be referred to.\n", world.complex_care.services.size());
  if (!world.drawn.empty()) text += fmt::format("Not in the rosters, so drawn at random: {}.\n", fmt::join(world.drawn, ", "));
  if (auto const& u = scenario.uncertainty; u.draws > 0) {
    std::string grades;
    for (auto const grade : u.grades) grades += (grades.empty() ? "" : ", ") + std::string(1, static_cast<char>(grade));
    text += fmt::format("Parameters of grades {} that the scenario does not give are drawn {} times; each draw is lived in all replications.\n",
                        grades, u.draws);
  }
  for (auto const& s : scenario.strategies) text += strategy_text(scenario, s);
  return text;
}

}  // namespace convene
