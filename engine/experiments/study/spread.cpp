#include "engine/experiments/study/spread.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"
#include "engine/core/math.hpp"

namespace convene {
namespace {

using Kind = FactorDistribution::Kind;

double triangular(double u, double low, double mode, double high) {
  double const below = (mode - low) / (high - low);
  return u < below ? low + std::sqrt(u * (high - low) * (mode - low))
                   : high - std::sqrt((1 - u) * (high - low) * (high - mode));
}

/// Standard normal between two of its quantiles.
double cut_normal(double u, double from, double to) {
  double const a = normal_cdf(from), b = normal_cdf(to);
  double const p = a + u * (b - a);
  return p <= 0 ? from : p >= 1 ? to : std::clamp(normal_quantile(p), from, to);
}

double plain(FactorDistribution const& d, double u) {
  double const low = *d.low, high = *d.high;
  switch (d.kind) {
    case Kind::uniform:
      return low + (high - low) * u;
    case Kind::log_uniform:
      return exact_exp(exact_log(low) + (exact_log(high) - exact_log(low)) * u);
    case Kind::triangular:
      return triangular(u, low, d.centre, high);
    case Kind::normal:
      return d.centre + d.spread * cut_normal(u, (low - d.centre) / d.spread, (high - d.centre) / d.spread);
    case Kind::lognormal:
      break;
  }
  auto const z = [&](double x) { return x > 0 ? exact_log(x / d.centre) / d.spread : -40; };
  return d.centre * exact_exp(d.spread * cut_normal(u, z(low), z(high)));
}

}  // namespace

std::function<double(double)> quantile_of(FactorDistribution const& d, bool whole) {
  CONVENE_CHECK(d.low && d.high && *d.low <= *d.high);
  double const low = *d.low, high = *d.high;
  if (whole && d.kind == Kind::uniform)
    return [low, high](double u) { return std::min(high, low + std::floor(u * (high - low + 1))); };
  return [d, whole, low, high](double u) {
    double const x = u <= 0 ? low : u >= 1 ? high : std::clamp(plain(d, u), low, high);
    return whole ? std::round(x) : x;
  };
}

}  // namespace convene
