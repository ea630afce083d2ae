#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace convene {

/// Staff time in whole quarter-hours, so that sums are exact in any order.
class Hours {
 public:
  constexpr Hours() = default;
  /// Rounds to the nearest quarter-hour.
  static Hours of(double hours) { return quarters(static_cast<std::int32_t>(std::floor(hours * 4 + 0.5))); }
  static constexpr Hours quarters(std::int32_t count) {
    Hours h;
    h.quarters_ = count;
    return h;
  }

  constexpr std::int32_t quarters() const { return quarters_; }
  constexpr double value() const { return quarters_ / 4.0; }  ///< hours

  constexpr Hours& operator+=(Hours other) { return quarters_ += other.quarters_, *this; }
  constexpr Hours& operator-=(Hours other) { return quarters_ -= other.quarters_, *this; }
  friend constexpr Hours operator+(Hours a, Hours b) { return a += b; }
  friend constexpr Hours operator-(Hours a, Hours b) { return a -= b; }
  friend constexpr auto operator<=>(Hours, Hours) = default;

 private:
  std::int32_t quarters_ = 0;
};

}  // namespace convene
