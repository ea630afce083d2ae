#include "engine/experiments/sensitivity/bootstrap.hpp"

#include <cmath>

namespace convene {
namespace {

/// How often each unit is drawn in one resample; four units a block of random bits.
void draw_weights(Draws const& draws, std::size_t resample, std::vector<double>& weights) {
  static constexpr Decision decision{"bootstrap.unit"};
  auto const units = weights.size();
  std::fill(weights.begin(), weights.end(), 0.0);
  for (std::size_t first = 0; first < units; first += 4) {
    auto const block = draws.block(decision, resample, static_cast<std::uint32_t>(first / 4));
    for (std::size_t k = 0; k < 4 && first + k < units; ++k)
      weights[static_cast<std::size_t>((std::uint64_t{block[k]} * units) >> 32)] += 1;
  }
}

struct Moments {
  double count = 0, mean = 0, squares = 0;
  void add(double x) {
    count += 1;
    double const step = x - mean;
    mean += step / count;
    squares += step * (x - mean);
  }
};

}  // namespace

std::vector<IndexEstimate> bootstrap(std::size_t units, Statistics const& statistics, Draws const& draws,
                                     BootstrapOptions const& options) {
  std::vector<double> weights(units, 1.0);
  auto const whole = statistics(weights);
  std::vector<IndexEstimate> result(whole.size());
  for (std::size_t s = 0; s < whole.size(); ++s) result[s].value = whole[s];
  if (units < 2) return result;

  std::vector<Moments> moments(whole.size());
  for (std::size_t r = 0; r < options.resamples; ++r) {
    draw_weights(draws, r, weights);
    auto const again = statistics(weights);
    for (std::size_t s = 0; s < whole.size(); ++s)
      if (!std::isnan(again[s])) moments[s].add(again[s]);
  }
  auto const n = static_cast<double>(units);
  double const factor = student_factor(options.confidence, units) * std::sqrt(n / (n - 1));
  for (std::size_t s = 0; s < whole.size(); ++s) {
    if (moments[s].count < 2) continue;
    double const half = factor * std::sqrt(moments[s].squares / (moments[s].count - 1));
    result[s].low = whole[s] - half;
    result[s].high = whole[s] + half;
  }
  return result;
}

}  // namespace convene
