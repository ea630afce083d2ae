#include "engine/experiments/fieller.hpp"

#include <cmath>
#include <vector>

#include "engine/core/check.hpp"

namespace convene {
namespace {

/// Covariance of two means over the same replications.
double covariance_of_means(std::span<double const> x, double mean_x, std::span<double const> y,
                           double mean_y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - mean_x) * (y[i] - mean_y);
  auto const n = static_cast<double>(x.size());
  return sum / (n - 1) / n;
}

}  // namespace

Ratio fieller(std::span<double const> numerator, std::span<double const> denominator, double confidence) {
  CONVENE_CHECK(numerator.size() == denominator.size());
  std::vector<double> x, y;
  for (std::size_t i = 0; i < numerator.size(); ++i) {
    if (std::isnan(numerator[i]) || std::isnan(denominator[i])) continue;
    x.push_back(numerator[i]);
    y.push_back(denominator[i]);
  }
  Ratio ratio;
  if (x.size() < 2) return ratio;
  double const mean_x = estimate(x).mean, mean_y = estimate(y).mean;
  if (mean_y == 0) return ratio;
  ratio.value = mean_x / mean_y;

  // r is compatible when a r^2 - 2 b r + c <= 0.
  double const t = student_factor(confidence, x.size());
  double const a = mean_y * mean_y - t * t * covariance_of_means(y, mean_y, y, mean_y);
  double const b = mean_x * mean_y - t * t * covariance_of_means(x, mean_x, y, mean_y);
  double const c = mean_x * mean_x - t * t * covariance_of_means(x, mean_x, x, mean_x);
  double const discriminant = b * b - a * c;
  if (a > 0) {  // the discriminant is then >= 0 but for rounding: the ratio of the means is itself compatible
    double const root = std::sqrt(std::max(0.0, discriminant));
    ratio.kind = RatioKind::bounded;
    ratio.low = (b - root) / a;
    ratio.high = (b + root) / a;
  } else if (a < 0 && discriminant > 0) {
    double const root = std::sqrt(discriminant);
    ratio.kind = RatioKind::outside;
    ratio.low = (b + root) / a;
    ratio.high = (b - root) / a;
  } else {
    ratio.kind = RatioKind::unbounded;
  }
  return ratio;
}

}  // namespace convene
