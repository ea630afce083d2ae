#include "engine/core/math.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace convene {
namespace {

constexpr double ln2_high = 6.93147180369123816490e-01;
constexpr double ln2_low = 1.90821492927058770002e-10;

/// 1 / i! for the Taylor series of exp.
constexpr auto inverse_factorials = [] {
  std::array<double, 14> table{};
  double factorial = 1;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (i > 0) factorial *= static_cast<double>(i);
    table[i] = 1 / factorial;
  }
  return table;
}();

double scaled(double x, int exponent) {
  return x * std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

}  // namespace

double exact_exp(double x) {
  if (x < -708) return 0;
  if (x > 709) return std::numeric_limits<double>::infinity();
  double const k = std::floor(x * 1.4426950408889634 + 0.5);
  double const r = (x - k * ln2_high) - k * ln2_low;  // |r| <= 0.35
  double sum = inverse_factorials[13];
  for (std::size_t i = 13; i-- > 0;) sum = sum * r + inverse_factorials[i];
  auto const n = static_cast<int>(k);
  return n > 1000 ? scaled(scaled(sum, n - 100), 100) : scaled(sum, n);
}

double exact_log(double x) {
  auto const bits = std::bit_cast<std::uint64_t>(x);
  int exponent = static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0x000fffffffffffffull) | 0x3ff0000000000000ull);
  if (m > 1.4142135623730951) m *= 0.5, ++exponent;
  double const s = (m - 1) / (m + 1), z = s * s;
  double sum = 0;
  for (int i = 23; i >= 1; i -= 2) sum = sum * z + 1.0 / i;
  return exponent * ln2_high + (2 * s * sum + exponent * ln2_low);
}

double expit(double x) { return x < 0 ? 1 - 1 / (1 + exact_exp(x)) : 1 / (1 + exact_exp(-x)); }

double logit(double p) { return exact_log(p / (1 - p)); }

double normal_cdf(double x) {
  double const a = std::fabs(x) * 0.70710678118654752440;
  double const t = 1 / (1 + 0.3275911 * a);
  double const poly =
      t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  double const tail = 0.5 * poly * exact_exp(-a * a);
  return x < 0 ? tail : 1 - tail;
}

double normal_quantile(double p) {
  // P. J. Acklam's rational approximation, relative error below 1.15e-9.
  static constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                                 1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
  static constexpr double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                                 6.680131188771972e+01, -1.328068155288572e+01};
  static constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                                 -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
  static constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                                 3.754408661907416e+00};
  auto const tail = [&](double q) {
    return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
           ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
  };
  if (p < 0.02425) return tail(std::sqrt(-2 * exact_log(p)));
  if (p > 1 - 0.02425) return -tail(std::sqrt(-2 * exact_log(1 - p)));
  double const q = p - 0.5, r = q * q;
  return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
         (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

}  // namespace convene
