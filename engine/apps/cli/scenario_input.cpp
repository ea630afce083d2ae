#include "engine/apps/cli/scenario_input.hpp"

#include "engine/assembly/validate.hpp"
#include "engine/scenario/load.hpp"

namespace convene::cli {

Scenario valid_scenario(std::string const& path) {
  Diagnostics diagnostics;
  auto scenario = load_scenario(path, diagnostics);
  validate(scenario, diagnostics);
  if (!diagnostics.ok()) throw InputError(diagnostics);
  return scenario;
}

void note_parameters_as_they_are(Scenario const& scenario, Console const& console) {
  if (scenario.uncertainty.draws > 0) console.note("[uncertainty] is left aside here, parameters are as they are; `convene run` draws them");
}

}  // namespace convene::cli
