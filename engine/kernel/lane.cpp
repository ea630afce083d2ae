#include "engine/kernel/lane.hpp"

namespace convene {

int weeks_to_cycle(World const& world, SystemId system, int week) {
  int const length = world.systems.cycle_weeks[system];
  int const ahead = (world.systems.cycle_offset[system] - week) % length;
  return ahead < 0 ? ahead + length : ahead;
}

bool Strategy::uses(std::string const& lever_id) const {
  for (auto const& id : lever_ids)
    if (id == lever_id) return true;
  return false;
}

}  // namespace convene
