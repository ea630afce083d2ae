#include "engine/assembly/validate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/assembly/catalogue.hpp"
#include "engine/assembly/settings.hpp"
#include "engine/processes/care_menu.hpp"

namespace convene {
namespace {

std::string suggestion(std::string const& word, std::vector<std::string> const& words, std::string const& otherwise) {
  auto const near = nearest(word, words);
  return near.empty() ? otherwise : "did you mean '" + near + "'?";
}

std::string shown(SettingValue const& value) {
  if (auto const* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (auto const* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  return "\"" + std::get<std::string>(value) + "\"";
}

void check_setting(std::string const& path, GivenSetting const& given, SettingSpec const& spec, Diagnostics& diagnostics) {
  static constexpr char const* kinds[] = {"true or false", "a number", "a text"};
  if (given.value.index() != spec.fallback.index()) {
    diagnostics.add(given.where, path + " = " + shown(given.value), fmt::format("must be {}", kinds[spec.fallback.index()]),
                    "for example " + shown(spec.fallback));
    return;
  }
  if (auto const* number = std::get_if<double>(&given.value); number && !(*number >= spec.low && *number <= spec.high))
    diagnostics.add(given.where, path + " = " + shown(given.value), fmt::format("must be in [{}, {}] {}", spec.low, spec.high, spec.unit),
                    "the default is " + shown(spec.fallback));
  if (auto const* text = std::get_if<std::string>(&given.value);
      text && !spec.choices.empty() && std::find(spec.choices.begin(), spec.choices.end(), *text) == spec.choices.end())
    diagnostics.add(given.where, path + " = " + shown(given.value), fmt::format("must be one of {}", fmt::join(spec.choices, ", ")),
                    suggestion(*text, spec.choices, "the default is " + shown(spec.fallback)));
}

void check_settings(std::string const& path, std::map<std::string, GivenSetting> const& given,
                    std::vector<SettingSpec> const& specs, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (auto const& spec : specs) names.push_back(spec.name);
  for (auto const& [name, setting] : given) {
    auto const spec = std::find_if(specs.begin(), specs.end(), [&](auto const& s) { return s.name == name; });
    if (spec == specs.end())
      diagnostics.add(setting.where, path + "." + name + ": unknown setting",
                      names.empty() ? "there are none" : fmt::format("known: {}", fmt::join(names, ", ")),
                      suggestion(name, names, "remove it"));
    else
      check_setting(path + "." + name, setting, *spec, diagnostics);
  }
}

/// Training raises how providers speak of vaccines: a setting whose menu has no such change would get nothing of it.
void check_training(Setting setting, LeverUse const& use, Diagnostics& diagnostics) {
  auto const mode = use.settings.find("mode");
  if (use.id != "coaching" || mode == use.settings.end() || care_menu(setting).confidence >= 0) return;
  auto const* word = std::get_if<std::string>(&mode->second.value);
  if (word && (*word == "announcement" || *word == "conversation"))
    diagnostics.add(mode->second.where, "levers.coaching.mode = \"" + *word + "\": has no meaning here", "not for the setting " + to_string(setting),
                    "use \"in_person\" or \"webinar\"");
}

void check_strategies(Scenario const& scenario, Diagnostics& diagnostics) {
  auto const levers = levers_catalogue();
  auto const policies = policies_catalogue();
  std::vector<std::string> lever_ids, policy_ids;
  for (auto const& l : levers) lever_ids.push_back(l.id);
  for (auto const& p : policies) policy_ids.push_back(p.id);
  for (auto const& strategy : scenario.strategies) {
    for (auto const& use : strategy.levers) {
      auto const* info = find_lever(levers, use.id);
      if (!info) {
        diagnostics.add(use.where, "levers." + use.id + ": unknown lever", "not in the catalogue",
                        suggestion(use.id, lever_ids, "`convene describe --levers` lists them"));
        continue;
      }
      if (std::find(info->serves.begin(), info->serves.end(), scenario.setting) == info->serves.end())
        diagnostics.add(use.where, "levers." + use.id + ": has no meaning here", "not for the setting " + to_string(scenario.setting), "remove it");
      check_settings("levers." + use.id, use.settings, info->settings, diagnostics);
      check_training(scenario.setting, use, diagnostics);
    }
    auto const policy = std::find_if(policies.begin(), policies.end(), [&](auto const& p) { return p.id == strategy.policy.kind; });
    if (policy == policies.end()) {
      diagnostics.add(strategy.policy.where, "policy.kind = \"" + strategy.policy.kind + "\": unknown policy",
                      fmt::format("known: {}", fmt::join(policy_ids, ", ")),
                      suggestion(strategy.policy.kind, policy_ids, "`convene describe --policies` tells what they do"));
      continue;
    }
    auto specs = policy->settings;
    for (auto const& spec : policy_cadence()) specs.push_back(spec);
    check_settings("policy", strategy.policy.settings, specs, diagnostics);
  }
}

void check_parameters(Scenario const& scenario, Diagnostics& diagnostics) {
  auto const& declared = declared_parameters();
  std::vector<std::string> paths;
  for (auto const& spec : declared.specs()) paths.push_back(spec.path);
  for (auto const& [path, given] : scenario.parameters) {
    auto const* spec = declared.find(path);
    if (!spec)
      diagnostics.add(given.where, "parameters.\"" + path + "\": unknown parameter", "not in the register",
                      suggestion(path, paths, "`convene describe --parameters` lists them"));
    else if (!(given.value >= spec->low && given.value <= spec->high))
      diagnostics.add(given.where, fmt::format("parameters.\"{}\" = {}", path, given.value),
                      fmt::format("must be in [{}, {}] {}", spec->low, spec->high, spec->unit),
                      fmt::format("the default is {}", spec->fallback));
  }
}

void check_ranges(Scenario const& scenario, Diagnostics& diagnostics) {
  auto const& declared = declared_parameters();
  std::vector<std::string> paths;
  for (auto const& spec : declared.specs()) paths.push_back(spec.path);
  for (auto const& [path, given] : scenario.uncertainty.ranges) {
    auto const* spec = declared.find(path);
    auto const what = "uncertainty.ranges.\"" + path + '"';
    if (!spec)
      diagnostics.add(given.where, what + ": unknown parameter", "not in the register",
                      suggestion(path, paths, "`convene describe --parameters` lists them"));
    else if (given.low < spec->low || given.high > spec->high)
      diagnostics.add(given.where, fmt::format("{} = [{}, {}]", what, given.low, given.high),
                      fmt::format("must be in [{}, {}] {}", spec->low, spec->high, spec->unit));
    if (scenario.parameters.contains(path))
      diagnostics.add(given.where, what, "[parameters] gives its value", "delete one of them");
  }
}

/// Topics that hospitals know nothing of would be worked on in vain.
void check_topics(Scenario const& scenario, Diagnostics& diagnostics) {
  if (scenario.setting != Setting::hospital_safety) return;
  std::vector<std::string> const known(hospital_topics.begin(), hospital_topics.end());
  for (auto const& partner : scenario.partners)
    for (auto const& topic : partner.topics)
      if (std::find(known.begin(), known.end(), topic) == known.end())
        diagnostics.add(partner.where, "topics = \"" + topic + "\" of " + partner.id, fmt::format("hospitals work on {}", fmt::join(known, ", ")),
                        suggestion(topic, known, "name one of these"));
}

}  // namespace

std::string default_outcome(Setting setting) {
  auto const* info = find_setting(setting);
  return info ? info->outcome : "";
}

void validate(Scenario const& scenario, Diagnostics& diagnostics) {
  if (!find_setting(scenario.setting)) {
    std::vector<std::string> known;
    for (auto const& info : settings_catalogue()) known.push_back(to_string(info.setting));
    diagnostics.add({scenario.path, 0, 0}, "setting = \"" + to_string(scenario.setting) + "\"", "cannot be simulated by this version",
                    fmt::format("use one of {}", fmt::join(known, ", ")));
    return;
  }
  if (scenario.setting == Setting::hospital_safety && scenario.hospitals.size() != scenario.clinics.size())
    diagnostics.add({scenario.path, 0, 0}, "setting = \"hospital_safety\"", "clinics are not hospitals", "name a roster of hospitals in [population]");
  check_strategies(scenario, diagnostics);
  check_parameters(scenario, diagnostics);
  check_ranges(scenario, diagnostics);
  check_topics(scenario, diagnostics);
  for (auto const& strategy : scenario.strategies)
    if (scenario.branch_week > 0 && strategy.name == scenario.baseline && !strategy.partners.empty())
      diagnostics.add(strategy.where, "branch_week = " + std::to_string(scenario.branch_week),
                      "strategies can share only a past without partners, and the baseline " + strategy.name + " has some",
                      "set branch_week = 0, or take a baseline without partners");
  if (scenario.outcome.empty()) return;
  std::vector<std::string> ids;
  for (auto const& m : measures_of(scenario.setting)) ids.push_back(m.info.id);
  if (std::find(ids.begin(), ids.end(), scenario.outcome) == ids.end())
    diagnostics.add(scenario.outcome_where, "outcome = \"" + scenario.outcome + "\": unknown measure", "not in the catalogue",
                    suggestion(scenario.outcome, ids, "`convene describe --measures` lists them"));
}

}  // namespace convene
