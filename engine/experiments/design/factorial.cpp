#include "engine/experiments/design/factorial.hpp"

#include <string>

#include "engine/experiments/design/refuse.hpp"

namespace convene {

Matrix full_factorial(std::span<std::vector<double> const> levels) {
  if (levels.empty())
    refuse("a factorial design without factors", "there is nothing to combine", "add a factor");
  std::size_t count = 1;
  for (std::size_t f = 0; f < levels.size(); ++f) {
    if (levels[f].empty())
      refuse("factor " + std::to_string(f + 1) + " of a factorial design", "it has no levels",
             "give it values");
    if (count > std::size_t{1'000'000'000} / levels[f].size())
      refuse("a factorial design of " + std::to_string(levels.size()) + " factors",
             "it has more than a thousand million points", "use a Latin hypercube or Sobol' points");
    count *= levels[f].size();
  }
  Matrix points(count, levels.size());
  for (std::size_t row = 0; row < count; ++row) {
    auto rest = row;
    for (std::size_t f = levels.size(); f-- > 0;) {
      points(row, f) = levels[f][rest % levels[f].size()];
      rest /= levels[f].size();
    }
  }
  return points;
}

}  // namespace convene
