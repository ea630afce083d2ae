#include "engine/experiments/estimate.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>

namespace convene {

double student_factor(double confidence, std::size_t replications) {
  return replications < 2 ? no_value : student_factor_at(confidence, static_cast<double>(replications - 1));
}

double student_factor_at(double confidence, double degrees) {
  if (!(degrees > 0)) return no_value;
  return boost::math::quantile(boost::math::complement(boost::math::students_t{degrees}, (1 - confidence) / 2));
}

bool surely_above(double share, std::size_t hits, std::size_t trials, double confidence) {
  if (hits == 0 || hits > trials) return false;
  // The chance of so many hits or more.
  return boost::math::ibeta(static_cast<double>(hits), static_cast<double>(trials - hits + 1), share) <= 1 - confidence;
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
