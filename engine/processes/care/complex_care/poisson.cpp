#include "engine/processes/care/complex_care/poisson.hpp"

#include <algorithm>

#include "engine/core/math.hpp"

namespace convene {

std::uint32_t poisson_count(double uniform, double mean) {
  double term = exact_exp(-mean), below = term;
  std::uint32_t count = 0;
  // The bound is reached only where rounding leaves `below` short of the last uniforms.
  while (uniform >= below && count < 4096) {
    ++count;
    term *= mean / count;
    below += term;
  }
  return count;
}

std::uint32_t poisson(Draws const& draws, Decision decision, std::uint64_t entity, std::uint32_t time, double mean) {
  std::uint32_t count = 0, turn = 0;
  for (; mean > 0; mean -= 16, ++turn)
    count += poisson_count(draws.uniform(decision, entity, time, turn), std::min(mean, 16.0));
  return count;
}

}  // namespace convene
