#include "engine/experiments/calibration/prior.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "engine/experiments/design/refuse.hpp"
#include "engine/random/distributions.hpp"

namespace convene {

Prior Prior::uniform(double low, double high) {
  if (!(low < high && std::isfinite(high - low)))
    refuse(fmt::format("a range from {} to {}", low, high), "its end must be above its beginning",
           "widen it");
  return {Kind::uniform, low, high};
}

Prior Prior::normal(double mean, double sd) {
  if (!(std::isfinite(mean) && sd > 0 && std::isfinite(sd)))
    refuse(fmt::format("a normal prior of mean {} and sd {}", mean, sd), "sd must be above 0", "give both");
  return {Kind::normal, mean, sd};
}

double Prior::draw(double uniform) const {
  return kind_ == Kind::uniform ? a_ + (b_ - a_) * uniform : convene::normal(uniform, a_, b_);
}

double Prior::density(double value) const {
  if (kind_ == Kind::uniform) return value >= a_ && value <= b_ ? 1 / (b_ - a_) : 0;
  double const z = (value - a_) / b_;
  return std::exp(-z * z / 2) * std::numbers::inv_sqrtpi / std::numbers::sqrt2 / b_;
}

double Prior::variance() const {
  return kind_ == Kind::uniform ? (b_ - a_) * (b_ - a_) / 12 : b_ * b_;
}

}  // namespace convene
