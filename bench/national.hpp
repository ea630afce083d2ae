#pragma once

#include <cstddef>

#include "engine/world/world.hpp"

namespace convene {

/// A made-up nation for benchmarks: clinics of 1,181 patients (hpv.A7, Gilkey 2014) with five providers,
/// whose coverage spreads around the national one (hpv.A1, NIS-Teen 2022). About `patients` patients.
World nation(std::size_t patients, int weeks = 52);

}  // namespace convene
