#include "engine/world/build.hpp"

#include <algorithm>

#include "engine/world/fill.hpp"

namespace convene {

void Filler::note(std::string column) {
  // As its roster is called; the address of the draw stays.
  if (world_.setting == Setting::hospital_safety && column.starts_with("clinics.")) column.replace(0, 7, "hospitals");
  if (std::find(world_.drawn.begin(), world_.drawn.end(), column) == world_.drawn.end()) world_.drawn.push_back(column);
}

World build_world(Scenario const& scenario, Parameters& parameters) {
  World world;
  world.setting = scenario.setting;
  world.start = scenario.start;
  world.weeks = scenario.horizon_weeks;
  world.seed = scenario.seed;
  // Replications are numbered from 0, so this address belongs to none of them.
  Filler fill{world, Draws{scenario.seed, ~std::uint64_t{0}}};
  build_systems(world, scenario, parameters, fill);
  build_clinics(world, scenario, parameters, fill);
  build_hospitals(world, scenario, parameters, fill);
  if (world.setting == Setting::complex_care) build_complex_care(world, scenario, parameters, fill);
  build_partners(world, scenario);
  build_ties(world, scenario);
  std::sort(world.drawn.begin(), world.drawn.end());
  return world;
}

}  // namespace convene
