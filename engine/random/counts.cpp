#include "engine/random/counts.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/math.hpp"

namespace convene {
namespace {

constexpr double searched = 300;   // e^-300 is still a normal number

/// Cornish-Fisher: the quantile of a count with the given moments.
std::int32_t quantile(double uniform, double mean, double sd, double skewness, double most) {
  double const z = normal_quantile(uniform);
  double const x = mean + sd * (z + skewness * (z * z - 1) / 6);
  return static_cast<std::int32_t>(std::clamp(std::floor(x + 0.5), 0.0, most));
}

}  // namespace

std::int32_t poisson(double uniform, double mean) {
  if (!(mean > 0)) return 0;
  if (mean > searched) return quantile(uniform, mean, std::sqrt(mean), 1 / std::sqrt(mean), 2e9);
  double chance = exact_exp(-mean), sum = chance;
  std::int32_t k = 0;
  // The last step is where a further chance no longer moves the sum.
  while (uniform > sum) {
    chance *= mean / ++k;
    if (sum + chance == sum && k > mean) break;
    sum += chance;
  }
  return k;
}

std::int32_t binomial(double uniform, std::int32_t trials, double p) {
  if (trials <= 0 || !(p > 0)) return 0;
  if (p >= 1) return trials;
  // Counts the rarer side; failures fall where successes grow.
  if (p > 0.5) return trials - binomial(1 - uniform, trials, 1 - p);
  double const q = 1 - p, mean = trials * p;
  if (mean > searched) {
    double const sd = std::sqrt(mean * q);
    return quantile(uniform, mean, sd, (q - p) / sd, trials);
  }
  double chance = exact_exp(trials * exact_log(q)), sum = chance;
  double const odds = p / q;
  std::int32_t k = 0;
  while (uniform > sum && k < trials) {
    chance *= odds * (trials - k) / (k + 1);
    ++k;
    if (sum + chance == sum && k > mean) break;
    sum += chance;
  }
  return k;
}

}  // namespace convene
