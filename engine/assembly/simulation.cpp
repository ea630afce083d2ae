#include "engine/assembly/simulation.hpp"

#include "engine/assembly/catalogue.hpp"
#include "engine/assembly/rules.hpp"
#include "engine/assembly/settings.hpp"
#include "engine/assembly/validate.hpp"
#include "engine/world/build.hpp"

namespace convene {

namespace {

std::string count_judged(Setting setting) {
  auto const& declared = declared_parameters(setting);
  int all = 0, judged = 0;
  for (auto const& s : declared.specs()) {
    if (s.source == "switch") continue;
    ++all;
    judged += s.grade == Grade::E;
  }
  return std::to_string(judged) + " of " + std::to_string(all);
}

}  // namespace

struct Simulation::Parts {
  Parameters parameters;
  World world;
  Rules rules;
  std::vector<Strategy> strategies;
  std::unique_ptr<CareModel> care;
  std::string judged;
};

Simulation::Simulation(Scenario const& scenario) : parts_{std::make_unique<Parts>()} {
  Diagnostics diagnostics;
  validate(scenario, diagnostics);
  if (!diagnostics.ok()) throw InputError(diagnostics);
  std::map<std::string, double> given;
  for (auto const& [path, parameter] : scenario.parameters) given[path] = parameter.value;
  auto& parameters = parts_->parameters = Parameters{given};
  parts_->world = build_world(scenario, parameters);
  parts_->rules = build_rules(parameters, scenario.setting);
  for (auto const& spec : scenario.strategies)
    parts_->strategies.push_back(build_strategy(scenario, spec, parts_->world, parameters));
  parts_->care = find_setting(scenario.setting)->care(parts_->world, parameters);
  parts_->judged = count_judged(scenario.setting);
}

Simulation::~Simulation() = default;

ReplicationResult Simulation::replicate(int replication, std::span<std::size_t const> strategies,
                                        ParallelFor const& inner, LaneOptions const& options) const {
  Draws const draws{parts_->world.seed, static_cast<std::uint64_t>(replication)};
  auto const people = parts_->care->people(draws, inner);
  auto const lane = people->open_lane();
  ReplicationResult result{replication, {}, people->panel()};
  for (auto row : strategies)
    result.lanes.push_back(
        run_lane(parts_->world, parts_->rules, parts_->strategies[row], draws, *lane, people->panel(), inner, options));
  return result;
}

World const& Simulation::world() const { return parts_->world; }

std::vector<Measure> const& Simulation::measures() const { return parts_->rules.measures; }

std::span<ParameterSpec const> Simulation::parameters() const { return parts_->parameters.specs(); }

std::string const& Simulation::judged_parameters() const { return parts_->judged; }

std::vector<std::string> Simulation::strategy_names() const {
  std::vector<std::string> names;
  for (auto const& s : parts_->strategies) names.push_back(s.name);
  return names;
}

std::unique_ptr<CarePeople> Simulation::people(int replication, ParallelFor const& inner) const {
  return parts_->care->people(Draws{parts_->world.seed, static_cast<std::uint64_t>(replication)}, inner);
}

}  // namespace convene
