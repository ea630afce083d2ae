#include "engine/assembly/rules.hpp"

#include <algorithm>

#include "engine/assembly/catalogue.hpp"
#include "engine/scenario/sites.hpp"

namespace convene {

Rules build_rules(Parameters& p, Setting setting) {
  Rules rules;
  for (auto const& info : processes_catalogue()) {
    if (!serves(info.serves, setting)) continue;
    double const on = p.read({"process." + info.id + ".enabled", 1, 0, 1, "1", Grade::D, "switch", "0 knocks out: " + info.title});
    rules.processes.push_back({info.id, info.phase, info.make(p), on >= 0.5});
  }
  std::stable_sort(rules.processes.begin(), rules.processes.end(),
                   [](auto const& a, auto const& b) { return a.phase < b.phase; });
  rules.hours_bind = p.read({"process.staffing.enabled", 1, 0, 1, "1", Grade::D, "switch", "0 knocks out: tasks take staff hours"}) >= 0.5;
  rules.measures = measures_of(setting);
  return rules;
}

Strategy build_strategy(Scenario const& scenario, StrategySpec const& spec, World const& world, Parameters& parameters) {
  Strategy s;
  s.name = spec.name;
  s.engagement = spec.engagement;
  s.enrolled = spec.enrolled;
  s.begin_week = spec.partners.empty() ? 0 : spec.begin_week.value_or(scenario.branch_week);
  for (auto row : spec.partners) s.partners.push_back(PartnerId{row});
  std::sort(s.partners.begin(), s.partners.end(),
            [&](PartnerId a, PartnerId b) { return world.partners.key[a] < world.partners.key[b]; });
  for (auto c : rows_of<ClinicId>(world.clinics.size())) {
    bool const wanted = is_site(spec, scenario.clinics[world.clinics.roster_row[c]]);
    s.approached.push_back(wanted);
  }
  auto const levers = levers_catalogue();
  auto uses = spec.levers;
  std::sort(uses.begin(), uses.end(), [](LeverUse const& a, LeverUse const& b) { return a.id < b.id; });
  for (auto const& use : uses) {
    auto const* info = find_lever(levers, use.id);
    if (!info) continue;  // a fault that `validate` has named
    s.levers.push_back(info->make(Settings{info->settings, use.settings}, parameters));
    s.lever_ids.push_back(use.id);
  }
  for (auto const& info : policies_catalogue())
    if (info.id == spec.policy.kind) s.policy = info.make(Settings{info.settings, spec.policy.settings});
  auto const cadence = spec.policy.settings.find("cadence");
  if (cadence != spec.policy.settings.end())
    if (auto const* word = std::get_if<std::string>(&cadence->second.value))
      s.cadence = *word == "once" ? Cadence::once : *word == "trigger" ? Cadence::trigger : Cadence::every;
  auto const every = spec.policy.settings.find("every_weeks");
  if (every != spec.policy.settings.end())
    if (auto const* weeks = std::get_if<double>(&every->second.value)) s.plan_every = std::max(1, static_cast<int>(*weeks));
  return s;
}

}  // namespace convene
