#include "engine/assembly/catalogue.hpp"

#include "engine/assembly/rules.hpp"
#include "engine/processes/care/vaccination/vaccination.hpp"
#include "engine/world/build.hpp"

namespace convene {

std::vector<Measure> all_measures() {
  std::vector<Measure> all;
  for (auto& family : measures_catalogue())
    for (auto& measure : family) all.push_back(std::move(measure));
  return all;
}

LeverInfo const* find_lever(std::vector<LeverInfo> const& levers, std::string const& id) {
  for (auto const& lever : levers)
    if (lever.id == id) return &lever;
  return nullptr;
}

Parameters declared_parameters() {
  Parameters p;
  auto const world = build_world(Scenario{}, p);
  build_rules(p);
  vaccination_care(world, p);
  for (auto const& lever : levers_catalogue()) {
    lever.make(Settings{lever.settings, {}}, p);
    // A lever may read other numbers under other choices.
    for (auto const& setting : lever.settings)
      for (auto const& choice : setting.choices)
        lever.make(Settings{lever.settings, {{setting.name, {choice, {}}}}}, p);
  }
  return p;
}

std::string to_string(Phase phase) {
  static constexpr char const* words[] = {"calendar", "plan", "outreach", "govern", "improve", "care", "measure", "account"};
  return words[static_cast<std::size_t>(phase)];
}

}  // namespace convene
