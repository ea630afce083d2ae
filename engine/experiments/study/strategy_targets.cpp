#include <algorithm>

#include "engine/assembly/catalogue.hpp"
#include "engine/experiments/study/factor_target.hpp"
#include "engine/scenario/number_text.hpp"

namespace convene {
namespace {

/// A row of Scenario::strategies, or all of them.
constexpr std::size_t every_strategy = static_cast<std::size_t>(-1);

using Given = std::map<std::string, GivenSetting>;

std::string shown(SettingValue const& value) {
  if (auto const* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  auto const* number = std::get_if<double>(&value);
  return number ? number_text(*number) : std::get<std::string>(value);
}

/// `given`: what the strategy says of its settings now; null: it is not one strategy's, or the lever is off.
FactorTarget of_setting(SettingSpec const& spec, Given const* given) {
  FactorTarget target;
  target.kind = std::holds_alternative<bool>(spec.fallback)     ? FactorKind::truth
                : std::holds_alternative<double>(spec.fallback) ? FactorKind::number
                                                                : FactorKind::text;
  target.low = spec.low, target.high = spec.high, target.choices = spec.choices;
  target.units = spec.unit.empty() ? "1" : spec.unit;
  target.meaning = spec.meaning;
  if (given) {
    auto const found = given->find(spec.name);
    target.now = shown(found == given->end() ? spec.fallback : found->second.value);
  }
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

/// `given`: the strategy's own; null: it does not have the lever, or all strategies that have it are meant.
void add_lever(LeverInfo const& lever, std::string const& prefix, std::size_t row, LeverUse const* given,
               FactorTargets& targets) {
  auto const path = prefix + ".levers." + lever.id;
  auto pulled = switch_of(lever, row);
  if (row != every_strategy) pulled.now = given ? "true" : "false";
  targets.emplace(path, std::move(pulled));
  for (auto const& spec : lever.settings) {
    auto target = of_setting(spec, given ? &given->settings : nullptr);
    if (!given && row != every_strategy) target.needs = path;
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
  kind.meaning = "how hours are given to tasks", kind.now = strategy.policy.kind;
  kind.set = [row](Scenario& to, SettingValue const& value, Where const& where) {
    to.strategies[row].policy.kind = std::get<std::string>(value);
    to.strategies[row].policy.where = where;
  };
  std::vector<SettingSpec> settings;
  for (auto const& policy : policies_catalogue()) {
    kind.choices.push_back(policy.id);
    if (policy.id == strategy.policy.kind) settings = policy.settings;
  }
  targets.emplace(path + "kind", std::move(kind));
  for (auto const& spec : policy_cadence()) settings.push_back(spec);
  for (auto const& spec : settings) {
    auto target = of_setting(spec, &strategy.policy.settings);
    if (spec.name == "every_weeks") target.kind = FactorKind::whole;
    target.set = [row, name = spec.name](Scenario& to, SettingValue const& value, Where const& where) {
      to.strategies[row].policy.settings[name] = {value, where};
    };
    targets.emplace(path + spec.name, std::move(target));
  }
}

}  // namespace

void add_strategy_targets(Scenario const& scenario, FactorTargets& targets) {
  for (auto const& lever : levers_catalogue()) {
    if (std::find(lever.serves.begin(), lever.serves.end(), scenario.setting) == lever.serves.end()) continue;
    bool used = false;
    for (std::size_t s = 0; s < scenario.strategies.size(); ++s) {
      auto strategy = scenario.strategies[s];
      auto const use = find_use(strategy, lever.id);
      bool const has = use != strategy.levers.end();
      used |= has;
      // Levers act through a partner, on someone.
      if (!strategy.partners.empty() && strategy.engagement != Engagement::none)
        add_lever(lever, "strategy." + strategy.name, s, has ? &*use : nullptr, targets);
    }
    if (used) add_lever(lever, "strategy.*", every_strategy, nullptr, targets);
  }
  for (std::size_t s = 0; s < scenario.strategies.size(); ++s)
    if (!scenario.strategies[s].partners.empty()) add_policy(scenario.strategies[s], s, targets);
}

}  // namespace convene
