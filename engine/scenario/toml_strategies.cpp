#include <algorithm>
#include <cmath>

#include "engine/scenario/names.hpp"
#include "engine/scenario/toml_sections.hpp"

namespace convene {
namespace {

using Kind = TomlNode::Kind;
using Settings = std::map<std::string, GivenSetting>;

void read_setting(Section& section, TomlEntry const& entry, std::string const& name, Settings& settings) {
  auto const& value = entry.value;
  switch (value.kind) {
    case Kind::truth:
      settings[entry.key] = {value.truth, entry.where};
      return;
    case Kind::text:
      settings[entry.key] = {value.text, entry.where};
      return;
    case Kind::whole:
    case Kind::number:
      if (std::isfinite(value.number)) {
        settings[entry.key] = {value.number, entry.where};
        return;
      }
      [[fallthrough]];
    default:
      section.diagnostics().add(value.where, name + " = " + shown(value),
                                "must be a number, text, true or false");
  }
}

void read_policy(Section& strategy, StrategySpec& spec) {
  spec.policy.where = spec.where;
  auto const* const entry = strategy.table("policy");
  if (!entry) return;
  spec.policy.where = entry->where;
  Section policy{entry->value, entry->where, "a policy", strategy.diagnostics(), "policy."};
  if (auto const kind = policy.text("kind", Need::required)) {
    spec.policy.kind = *kind;
    spec.policy.where = policy.any("kind")->where;
  }
  for (auto const& setting : entry->value.entries)
    if (setting.key != "kind") read_setting(strategy, setting, "policy." + setting.key, spec.policy.settings);
}

void read_partner_names(Section& strategy, Scenario const& scenario, StrategySpec& spec) {
  std::vector<std::string> known;
  for (auto const& partner : scenario.partners) known.push_back(partner.id);
  for (auto const& [name, where] : strategy.texts("partners")) {
    auto const row = static_cast<std::size_t>(std::find(known.begin(), known.end(), name) - known.begin());
    if (row == known.size()) {
      strategy.diagnostics().add(
          where, "partners = \"" + name + '"', "no [[partner]] has this id",
          did_you_mean(name, known, known.empty() ? "" : "known are " + listed(known)));
    } else if (std::find(spec.partners.begin(), spec.partners.end(), row) != spec.partners.end()) {
      strategy.diagnostics().add(where, "partners = \"" + name + '"', "named twice", "delete one");
    } else {
      spec.partners.push_back(row);
    }
  }
}

void read_sites(Section& strategy, StrategySpec& spec) {
  auto const* const entry = strategy.table("sites");
  if (!entry) return;
  for (auto const& site : entry->value.entries) {
    auto const& value = site.value;
    spec.sites_where[site.key] = site.where;
    if (value.kind == Kind::text)
      spec.sites[site.key] = value.text;
    else if (value.kind == Kind::whole || value.kind == Kind::number)
      spec.sites[site.key] = shown(value);
    else if (value.kind == Kind::truth)
      spec.sites[site.key] = value.truth ? "yes" : "no";
    else
      strategy.diagnostics().add(value.where, "sites." + site.key + " = " + shown(value),
                                 "must be a cell's value");
  }
}

/// Levers act through a partner, on someone: without these nothing would happen, and nobody would be told.
void check_levers_can_act(Section& strategy, StrategySpec const& spec) {
  if (spec.levers.empty()) return;
  if (!strategy.any("partners") || strategy.any("partners")->value.items.empty())
    strategy.diagnostics().add(spec.where, spec.name + ": levers without partners",
                               "only a partner's staff can pull them", "add partners = [...]");
  auto const* const engagement = strategy.any("engagement");
  if (!engagement || engagement->value.text == "none")
    strategy.diagnostics().add(engagement ? engagement->value.where : spec.where,
                               spec.name + ": levers without engagement", "nobody would be approached",
                               "add engagement = \"clinic\", \"system\" or \"hybrid\"");
}

StrategySpec read_strategy(Section& strategy, std::string const& name, Scenario const& scenario) {
  StrategySpec spec;
  spec.name = name;
  spec.where = strategy.where();
  // The words stand in the order of the enumeration.
  if (auto const engagement = strategy.choice("engagement", {"none", "clinic", "system", "hybrid"}))
    spec.engagement = static_cast<Engagement>(*engagement);
  read_partner_names(strategy, scenario, spec);
  read_policy(strategy, spec);
  read_levers(strategy, spec);
  read_sites(strategy, spec);
  spec.enrolled = strategy.truth("enrolled").value_or(false);
  check_levers_can_act(strategy, spec);
  strategy.finish();
  return spec;
}

}  // namespace

void read_levers(Section& strategy, StrategySpec& spec) {
  auto const* const entry = strategy.table("levers");
  if (!entry) return;
  for (auto const& lever : entry->value.entries) {
    auto const name = "levers." + lever.key;
    if (lever.value.kind != Kind::table) {
      strategy.diagnostics().add(lever.value.where, name + " = " + shown(lever.value),
                                 "must be a table of settings", "write " + name + " = {}");
    }
    LeverUse use{lever.key, {}, lever.where};
    for (auto const& setting : lever.value.entries)
      read_setting(strategy, setting, name + "." + setting.key, use.settings);
    spec.levers.push_back(std::move(use));
  }
  std::sort(spec.levers.begin(), spec.levers.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
}

void read_strategies(Section& root, Scenario& scenario) {
  auto const* const entry = root.any("strategy");
  if (!entry || (entry->value.kind == Kind::table && entry->value.entries.empty())) {
    root.diagnostics().add(entry ? entry->where : root.where(), "strategy: missing",
                           "a scenario compares strategies", "add [strategy.no_partnership] and another");
    return;
  }
  if (entry->value.kind != Kind::table) {
    root.refuse(*entry, "must be a table of strategies", "write [strategy.name]");
    return;
  }
  UniqueNames names;
  for (auto const& [name, where, value] : entry->value.entries) {
    if (value.kind != Kind::table) {
      root.diagnostics().add(value.where, "strategy." + name + " = " + shown(value), "must be a table",
                             "write [strategy." + name + "]");
      continue;
    }
    if (name.empty() || name.find('/') != std::string::npos)
      root.diagnostics().add(where, "strategy.\"" + name + '"', "a name must not be empty nor hold '/'",
                             "rename it");
    names.add(name, "strategy." + name, where, root.diagnostics());
    Section strategy{value, where, "a strategy", root.diagnostics()};
    scenario.strategies.push_back(read_strategy(strategy, name, scenario));
  }
}

void read_baseline(Section& root, Scenario& scenario) {
  auto const given = root.text("baseline");
  if (!given) {
    if (!scenario.strategies.empty()) scenario.baseline = scenario.strategies.front().name;
    return;
  }
  scenario.baseline = *given;
  std::vector<std::string> known;
  for (auto const& strategy : scenario.strategies) known.push_back(strategy.name);
  if (std::find(known.begin(), known.end(), *given) == known.end() && !known.empty())
    root.refuse(*root.any("baseline"), "no [strategy] has this name",
                did_you_mean(*given, known, "known are " + listed(known)));
}

}  // namespace convene
