#pragma once

#include <cmath>
#include <numbers>
#include <span>
#include <vector>

#include "engine/experiments/design/matrix.hpp"

namespace convene::methods {

/// Ishigami and Homma (1990) with a = 7, b = 0.1, of x in [0, 1)^3 stretched to (-pi, pi).
inline double ishigami(std::span<double const> x) {
  auto const angle = [&](std::size_t i) { return std::numbers::pi * (2 * x[i] - 1); };
  double const s = std::sin(angle(1));
  return std::sin(angle(0)) + 7 * s * s + 0.1 * std::pow(angle(2), 4) * std::sin(angle(0));
}

template <class F>
std::vector<double> outcomes(Matrix const& points, F const& f) {
  std::vector<double> y;
  for (std::size_t i = 0; i < points.rows(); ++i) y.push_back(f(points.row(i)));
  return y;
}

}  // namespace convene::methods
