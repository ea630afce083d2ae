#pragma once

#include <cstdint>

#include "engine/random/draws.hpp"

namespace convene {

/// Poisson count with `mean` < 700 from one uniform, by inversion: monotone in both.
std::uint32_t poisson_count(double uniform, double mean);

/// Poisson count of any mean at one address: sums pieces of mean 16 or less, whose turns count from 0, so that a
/// larger mean never takes away what a smaller one had.
std::uint32_t poisson(Draws const& draws, Decision decision, std::uint64_t entity, std::uint32_t time, double mean);

}  // namespace convene
