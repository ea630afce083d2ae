#include "engine/experiments/estimate.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace convene {

double student_factor(double confidence, std::size_t replications) {
  if (replications < 2) return no_value;
  boost::math::students_t const t(static_cast<double>(replications - 1));
  return boost::math::quantile(boost::math::complement(t, (1 - confidence) / 2));
}

Estimate estimate(std::span<double const> values, double confidence) {
  Estimate result;
  double origin = 0, sum = 0;
  bool zero = true;
  for (double value : values) {
    if (std::isnan(value)) continue;
    if (result.replications++ == 0) origin = value;
    sum += value - origin;  // differences from the first value: equal values give their mean exactly
    zero = zero && value == 0;
  }
  if (result.replications == 0) return result;
  auto const n = static_cast<double>(result.replications);
  result.mean = origin + sum / n;
  result.always_zero = zero;
  if (result.replications < 2) return result;
  double squares = 0;
  for (double value : values)
    if (!std::isnan(value)) squares += (value - result.mean) * (value - result.mean);
  result.half_width = student_factor(confidence, result.replications) * std::sqrt(squares / (n - 1) / n);
  return result;
}

}  // namespace convene
