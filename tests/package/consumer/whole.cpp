#include <cstdio>

#include "engine/assembly/simulation.hpp"
#include "engine/scenario/load.hpp"
#include "texts.hpp"

int main() {
  convene::Diagnostics diagnostics;
  auto const scenario = convene::load_scenario_texts(texts, diagnostics);
  if (!diagnostics.ok()) throw convene::InputError(diagnostics);
  convene::Simulation const simulation{scenario};
  std::size_t const strategies[] = {0, 1};
  auto const result = simulation.replicate(0, strategies, convene::serial_for, {});
  for (std::size_t s : strategies)
    for (std::size_t m = 0; m < simulation.measures().size(); ++m) {
      if (simulation.measures()[m].info.id != "first_doses") continue;
      double sum = 0;
      for (double week : result.lanes[s].series[m]) sum += week;
      std::printf("%-16s first_doses = %.0f\n", simulation.strategy_names()[s].c_str(), sum);
    }
}
