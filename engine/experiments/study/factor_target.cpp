#include "engine/experiments/study/factor_target.hpp"

#include <cstdint>

#include "engine/assembly/catalogue.hpp"
#include "engine/scenario/number_text.hpp"

namespace convene {

void add_parameter_targets(Scenario const& scenario, FactorTargets& targets) {
  auto const& declared = declared_parameters(scenario.setting);
  for (auto const& spec : declared.specs()) {
    FactorTarget target;
    target.low = spec.low, target.high = spec.high;
    target.units = spec.unit, target.meaning = spec.meaning, target.spread = spec.spread;
    target.grade = static_cast<char>(spec.grade);
    auto const given = scenario.parameters.find(spec.path);
    target.now = number_text(given == scenario.parameters.end() ? spec.fallback : given->second.value);
    target.set = [path = spec.path](Scenario& to, SettingValue const& value, Where const& where) {
      to.parameters[path] = {std::get<double>(value), where};
    };
    targets.emplace(spec.path, std::move(target));
  }
}

void add_partner_targets(Scenario const& scenario, FactorTargets& targets) {
  for (std::size_t p = 0; p < scenario.partners.size(); ++p)
    for (std::size_t s = 0; s < scenario.partners[p].staff.size(); ++s) {
      auto const& partner = scenario.partners[p];
      auto const path = "partner." + partner.id + ".staff." + partner.staff[s].role + '.';
      FactorTarget people;
      people.kind = FactorKind::whole;
      people.low = 0, people.high = 10'000, people.units = "person";
      people.now = std::to_string(partner.staff[s].people);
      people.meaning = "people of " + partner.id + " in this role";
      people.set = [p, s](Scenario& to, SettingValue const& value, Where const&) {
        to.partners[p].staff[s].people = static_cast<int>(std::get<double>(value));
      };
      targets.emplace(path + "people", std::move(people));
      FactorTarget hours;
      hours.low = 0, hours.high = 168, hours.units = "hour/week";
      hours.now = number_text(partner.staff[s].hours_per_week);
      hours.meaning = "hours a week of each " + partner.staff[s].role + " of " + partner.id;
      hours.set = [p, s](Scenario& to, SettingValue const& value, Where const&) {
        to.partners[p].staff[s].hours_per_week = std::get<double>(value);
      };
      targets.emplace(path + "hours_per_week", std::move(hours));
    }
}

FactorTargets factor_targets(Scenario const& scenario) {
  FactorTargets targets;
  add_parameter_targets(scenario, targets);
  add_strategy_targets(scenario, targets);
  add_partner_targets(scenario, targets);
  add_roster_targets(scenario, targets);
  FactorTarget seed;
  seed.kind = FactorKind::whole;
  seed.low = 0, seed.high = 9e15;  // whole numbers that a double holds exactly
  seed.now = std::to_string(scenario.seed);
  seed.meaning = "which chances the scenario meets";
  seed.set = [](Scenario& to, SettingValue const& value, Where const&) {
    to.seed = static_cast<std::uint64_t>(std::get<double>(value));
  };
  targets.emplace("seed", std::move(seed));
  return targets;
}

}  // namespace convene
