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

}  // namespace convene::cli
