#include "engine/experiments/calibration/history_matching.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "engine/core/check.hpp"

namespace convene {

double implausibility(Match const& m) {
  double const gap = std::abs(m.observed - m.predicted);
  return gap == 0 ? 0 : gap / std::sqrt(m.observation + m.prediction + m.discrepancy);
}

double implausibility(std::span<Match const> matches, std::size_t rank) {
  CONVENE_CHECK(rank >= 1 && rank <= matches.size());
  std::vector<double> all;
  for (auto const& match : matches) all.push_back(implausibility(match));
  std::ranges::sort(all, std::greater{});
  return all[rank - 1];
}

}  // namespace convene
