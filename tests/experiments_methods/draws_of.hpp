#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"

namespace convene::methods {

/// Chance of the tests: the same numbers in every run, so a statistics test fails for a reason or never.
inline double uniform(std::uint64_t study, std::uint64_t entity, std::size_t turn) {
  return Draws(20260706, study).uniform(Decision{"methods_test"}, entity, static_cast<std::uint32_t>(turn));
}

inline double noise(std::uint64_t study, std::uint64_t entity, std::size_t turn) {
  return normal(uniform(study, entity, turn), 0, 1);
}

}  // namespace convene::methods
