#include <cstdio>

#include "engine/scenario/load.hpp"
#include "texts.hpp"

int main() {
  convene::Diagnostics diagnostics;
  auto with_fault = texts;
  with_fault["scenario.toml"].replace(0, 5, "titel");
  auto const scenario = convene::load_scenario_texts(with_fault, diagnostics);
  for (auto const& fault : diagnostics.sorted()) std::printf("%s\n", convene::to_string(fault).c_str());
  std::printf("%zu clinics, %zu fault\n", scenario.clinics.size(), diagnostics.size());
}
