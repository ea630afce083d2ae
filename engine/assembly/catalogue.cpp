#include "engine/assembly/catalogue.hpp"

#include <map>
#include <mutex>

#include "engine/assembly/rules.hpp"
#include "engine/assembly/settings.hpp"
#include "engine/world/build.hpp"

namespace convene {

std::vector<Measure> all_measures() {
  std::vector<Measure> all;
  for (auto& family : measures_catalogue())
    for (auto& measure : family) all.push_back(std::move(measure));
  return all;
}

std::vector<Measure> measures_of(Setting setting) {
  auto all = all_measures();
  std::erase_if(all, [&](Measure const& measure) { return !serves(measure.serves, setting); });
  return all;
}

LeverInfo const* find_lever(std::vector<LeverInfo> const& levers, std::string const& id) {
  for (auto const& lever : levers)
    if (lever.id == id) return &lever;
  return nullptr;
}

namespace {

void declare(Parameters& p, SettingInfo const& info) {
  Scenario scenario;
  scenario.setting = info.setting;
  auto const world = build_world(scenario, p);
  build_rules(p, info.setting);
  info.care(world, p);
  for (auto const& lever : levers_catalogue()) {
    if (!serves(lever.serves, info.setting)) continue;
    lever.make(Settings{lever.settings, {}}, p);
    // A lever may read other numbers under other choices.
    for (auto const& setting : lever.settings)
      for (auto const& choice : setting.choices)
        lever.make(Settings{lever.settings, {{setting.name, {choice, {}}}}}, p);
  }
}

}  // namespace

// Read once: the care tables behind them take a tenth of a second, and every simulation asks.
Parameters const& declared_parameters() {
  static Parameters const all = [] {
    Parameters p;
    for (auto const& info : settings_catalogue()) declare(p, info);
    return p;
  }();
  return all;
}

Parameters const& declared_parameters(Setting setting) {
  static std::mutex lock;
  static std::map<Setting, Parameters> known;
  std::scoped_lock const guard{lock};
  auto const [place, is_new] = known.try_emplace(setting);
  auto const* info = is_new ? find_setting(setting) : nullptr;
  if (info) declare(place->second, *info);
  return place->second;
}

std::string to_string(Phase phase) {
  static constexpr char const* words[] = {"calendar", "plan", "outreach", "govern", "improve", "care", "measure", "account"};
  return words[static_cast<std::size_t>(phase)];
}

std::vector<SettingSpec> policy_cadence() {
  return {{"every_weeks", 1.0, 1, 52, {}, "week", "weeks between plannings"},
          {"cadence", std::string{"every"}, 0, 0, {"every", "once", "trigger"}, "", "when partners plan anew: every `every_weeks`; once, at the start; or when something has happened"}};
}

}  // namespace convene
