#pragma once

#include <array>
#include <cstdint>

#include "engine/processes/care/vaccination/birthdays.hpp"
#include "engine/processes/care/vaccination/levels.hpp"
#include "engine/processes/care/vaccination/series.hpp"

namespace convene {

/// Doses taken before a person is first seen.
struct PastDoses {
  int doses;
  bool three;     ///< the series needs three
  int due;        ///< first day for the next dose; `never` when complete
  float reached;  ///< summed hazard at which dose 2 was taken
};

/// Draws the doses that someone took under a clinic's unchanging past: inverse
/// distribution functions of random words, so monotone in them.
class History {
 public:
  explicit History(SeriesSettings const& series);

  /// The summed hazard at which the first dose is taken, for someone offered
  /// the vaccine from the 9th (`early`) or 11th birthday.
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
  /// The state on `day` of someone whose first dose was taken by then, at
  /// `target`: one dose or two.
  PastDoses second(Levels::Pair levels, std::size_t family, BirthdayRow const& b, int day, float target,
                   std::uint32_t word) const {
    int const first_day = day_at(b, years_at(levels.first->cumulative[family], target));
    bool const three = series_.needs_three(first_day, b.day_15);
    int const due = series_.second_due(first_day, three);
    float const now = summed(*levels.later, family, age_on(b, day) - 9),
                reached =
                    exponential(word) + summed(*levels.later, family, age_on(b, due < day ? due : day) - 9);
    bool const taken = (due < day) & (now >= reached);
    return {1 + taken, three, taken & !three ? never : due, reached};
  }
  /// Goes on from two doses of a series of three.
  void third(Levels::Pair levels, std::size_t family, BirthdayRow const& b, int day, PastDoses& past,
             std::uint32_t word) const;

 private:
  /// Years after the 9th birthday at which the summed hazard reaches `target`,
  /// which lies within the table.
  static float years_at(std::array<float, 12> const& row, float target) {
    std::int32_t passed = row[9] < target;
    for (std::size_t k = 1; k < 9; ++k) passed += row[k] < target;
    auto const y = static_cast<std::size_t>(passed);
    float const rise = row[y + 1] - row[y], part = (target - row[y]) / (rise > 0 ? rise : 1);
    return static_cast<float>(y) + (part < 1 ? part : 1);
  }
  static int day_at(BirthdayRow const& b, float years) {
    return b.born + static_cast<int>((years + 9) * static_cast<float>(days_per_year));
  }
  float exponential(std::uint32_t word) const { return exponential_[word >> 20]; }

  Series series_;
  std::array<float, 4096> exponential_;  ///< midpoints of 4096 equal shares of
                                         ///< the exponential distribution
};

}  // namespace convene
