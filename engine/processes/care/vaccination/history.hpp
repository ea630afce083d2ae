#pragma once

#include <array>
#include <cstdint>

#include "engine/processes/care/vaccination/birthdays.hpp"
#include "engine/processes/care/vaccination/levels.hpp"
#include "engine/processes/care/vaccination/series.hpp"

namespace convene {

/// Doses taken before a person is first seen.
struct PastDoses {
  int doses = 0;
  bool three = false;  ///< the series needs three
  int due = never;     ///< first day for the next dose; `never` when complete
};

/// Draws the doses that someone took under a clinic's unchanging past: inverse distribution functions of
/// random words, so monotone in them.
class History {
 public:
  explicit History(SeriesSettings const& series);

  /// The summed hazard at which the first dose is taken, for someone offered the vaccine from the 9th
  /// (`early`) or 11th birthday.
  float first_target(StageLevel const& level, std::size_t family, bool early, std::uint32_t word) const {
    return exponential(word) + level.cumulative[family][early ? 0 : 2];
  }
  /// The hazard summed until `years` after the 9th birthday; 0 before.
  static float summed(StageLevel const& level, std::size_t family, float years) {
    auto const& row = level.cumulative[family];
    float const place = years < 0 ? 0 : years;
    auto const y = static_cast<std::size_t>(static_cast<int>(place));
    return row[y] + (place - static_cast<float>(y)) * (row[y + 1] - row[y]);
  }
  /// The state on `day` of someone whose first dose was taken by then, at `target`.
  PastDoses begun(Levels::Pair levels, std::size_t family, BirthdayRow const& birthdays, int day,
                  float target, std::uint32_t second, std::uint32_t third) const;
  /// The state on `day` of anyone.
  PastDoses draw(Levels::Pair levels, std::size_t family, bool early, BirthdayRow const& birthdays, int day,
                 std::uint32_t first, std::uint32_t second, std::uint32_t third) const;

 private:
  float exponential(std::uint32_t word) const { return exponential_[word >> 20]; }

  Series series_;
  std::array<float, 4096> exponential_;  ///< midpoints of 4096 equal shares of the exponential distribution
};

}  // namespace convene
