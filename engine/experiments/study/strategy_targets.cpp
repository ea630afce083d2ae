#include <algorithm>

#include "engine/assembly/catalogue.hpp"
#include "engine/experiments/study/factor_target.hpp"

namespace convene {
namespace {

/// A row of Scenario::strategies, or all of them.
constexpr std::size_t every_strategy = static_cast<std::size_t>(-1);

FactorTarget of_setting(SettingSpec const& spec) {
  FactorTarget target;
  target.kind = std::holds_alternative<bool>(spec.fallback)     ? FactorKind::truth
                : std::holds_alternative<double>(spec.fallback) ? FactorKind::number
                                                                : FactorKind::text;
  target.low = spec.low, target.high = spec.high, target.choices = spec.choices;
  target.units = spec.unit.empty() ? "1" : spec.unit;
  target.meaning = spec.meaning;
  return target;
}

template <typename Change>
void for_each_of(Scenario& scenario, std::size_t row, Change const& change) {
  for (std::size_t s = 0; s < scenario.strategies.size(); ++s)
    if (row == every_strategy || row == s) change(scenario.strategies[s]);
}

std::vector<LeverUse>::iterator find_use(StrategySpec& strategy, std::string const& id) {
  return std::find_if(strategy.levers.begin(), strategy.levers.end(), [&](auto const& u) { return u.id == id; });
}

/// On and off. Of all strategies, those that have the lever keep or lose it; none is given what it never had.
FactorTarget switch_of(LeverInfo const& lever, std::size_t row) {
  FactorTarget target;
  target.kind = FactorKind::truth, target.turn = 0;
  target.meaning = "whether the lever is pulled: " + lever.title;
  target.set = [row, id = lever.id](Scenario& to, SettingValue const& value, Where const& where) {
    for_each_of(to, row, [&](StrategySpec& strategy) {
      auto const use = find_use(strategy, id);
      bool const has = use != strategy.levers.end();
      if (has && !std::get<bool>(value)) strategy.levers.erase(use);
      if (has || !std::get<bool>(value) || row == every_strategy) return;
      auto const place = std::find_if(strategy.levers.begin(), strategy.levers.end(),
                                      [&](LeverUse const& other) { return id < other.id; });
      strategy.levers.insert(place, {id, {}, where});
    });
  };
  return target;
}

void add_lever(LeverInfo const& lever, std::string const& prefix, std::size_t row, bool has,
               FactorTargets& targets) {
  auto const path = prefix + ".levers." + lever.id;
  targets.emplace(path, switch_of(lever, row));
  for (auto const& spec : lever.settings) {
    auto target = of_setting(spec);
    if (!has) target.needs = path;
    // A lever that is off has no settings: the value then changes nothing.
    target.set = [row, id = lever.id, name = spec.name](Scenario& to, SettingValue const& value,
                                                        Where const& where) {
      for_each_of(to, row, [&](StrategySpec& strategy) {
        auto const use = find_use(strategy, id);
        if (use != strategy.levers.end()) use->settings[name] = {value, where};
      });
    };
    targets.emplace(path + '.' + spec.name, std::move(target));
  }
}

void add_policy(StrategySpec const& strategy, std::size_t row, FactorTargets& targets) {
  auto const path = "strategy." + strategy.name + ".policy.";
  FactorTarget kind;
  kind.kind = FactorKind::text, kind.turn = 0;
  kind.meaning = "how hours are given to tasks";
  kind.set = [row](Scenario& to, SettingValue const& value, Where const& where) {
    to.strategies[row].policy.kind = std::get<std::string>(value);
    to.strategies[row].policy.where = where;
  };
  for (auto const& policy : policies_catalogue()) {
    kind.choices.push_back(policy.id);
    if (policy.id != strategy.policy.kind) continue;
    for (auto const& spec : policy.settings) {
      auto target = of_setting(spec);
      target.set = [row, name = spec.name](Scenario& to, SettingValue const& value, Where const& where) {
        to.strategies[row].policy.settings[name] = {value, where};
      };
      targets.emplace(path + spec.name, std::move(target));
    }
  }
  targets.emplace(path + "kind", std::move(kind));
  FactorTarget cadence;
  cadence.kind = FactorKind::whole, cadence.low = 1, cadence.high = 52, cadence.units = "week";
  cadence.meaning = "weeks between plannings";
  cadence.set = [row](Scenario& to, SettingValue const& value, Where const& where) {
    to.strategies[row].policy.settings["every_weeks"] = {value, where};
  };
  targets.emplace(path + "every_weeks", std::move(cadence));
}

}  // namespace

void add_strategy_targets(Scenario const& scenario, FactorTargets& targets) {
  for (auto const& lever : levers_catalogue()) {
    if (std::find(lever.serves.begin(), lever.serves.end(), scenario.setting) == lever.serves.end()) continue;
    bool used = false;
    for (std::size_t s = 0; s < scenario.strategies.size(); ++s) {
      auto strategy = scenario.strategies[s];
      bool const has = find_use(strategy, lever.id) != strategy.levers.end();
      used |= has;
      // Levers act through a partner, on someone.
      if (!strategy.partners.empty() && strategy.engagement != Engagement::none)
        add_lever(lever, "strategy." + strategy.name, s, has, targets);
    }
    if (used) add_lever(lever, "strategy.*", every_strategy, true, targets);
  }
  for (std::size_t s = 0; s < scenario.strategies.size(); ++s)
    if (!scenario.strategies[s].partners.empty()) add_policy(scenario.strategies[s], s, targets);
}

}  // namespace convene
