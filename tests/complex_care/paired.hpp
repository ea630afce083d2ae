#pragma once

#include <cmath>
#include <vector>

namespace convene::test {

/// Mean and its t statistic against 0.
struct Paired {
  double mean = 0, t = 0;
};

inline Paired paired(std::vector<double> const& values) {
  double const n = static_cast<double>(values.size());
  double mean = 0, squares = 0;
  for (double v : values) mean += v / n;
  for (double v : values) squares += (v - mean) * (v - mean);
  double const error = std::sqrt(squares / (n - 1) / n);
  return {mean, error > 0 ? mean / error : 0};
}

}  // namespace convene::test
