#pragma once

#include "engine/world/world.hpp"

namespace convene {

/// One way from a partner to a clinic, in miles: along the sphere times a road factor of 1.2 when both places are
/// known, NaN otherwise.
double road_miles(World const& world, PartnerId partner, ClinicId clinic);

}  // namespace convene
