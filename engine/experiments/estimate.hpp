#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace convene {

inline constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// A mean over replications with its interval [mean - half_width, mean + half_width].
struct Estimate {
  double mean = no_value;        ///< NaN without replications
  double half_width = no_value;  ///< NaN with fewer than two replications: chance cannot be seen in one
  std::size_t replications = 0;
  bool always_zero = false;  ///< exactly 0 in every replication

  double low() const { return mean - half_width; }
  double high() const { return mean + half_width; }
};

/// Mean and Student t interval of independent values; NaN values are left out. Values that are all equal give
/// that very value and half-width 0.
Estimate estimate(std::span<double const> values, double confidence = 0.95);

/// Two-sided Student t factor for the mean of `replications` values; NaN below two.
double student_factor(double confidence, std::size_t replications);
/// The same for degrees of freedom that need not be whole; NaN when not above 0.
double student_factor_at(double confidence, double degrees);

/// Whether a share of which `hits` of `trials` were seen is above `share` with this confidence, one-sided and exact (Clopper and
/// Pearson 1934): of studies whose true share is `share` or less, at most 1 - confidence say so.
bool surely_above(double share, std::size_t hits, std::size_t trials, double confidence);

}  // namespace convene
