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

/// Draws the doses that someone took under a clinic's unchanging past.
class History {
 public:
  explicit History(SeriesSettings const& series);

  /// The state on `day` of someone offered the vaccine from the 9th (`early`) or 11th birthday, from three
  /// random words (the times of the doses; inverse distribution functions, so monotone in the words).
  PastDoses draw(Levels::Pair levels, std::size_t family, bool early, BirthdayRow const& birthdays, int day,
                 std::uint32_t first, std::uint32_t second, std::uint32_t third) const;
  /// Whether the first dose was taken by `age` (years), from the same first word.
  bool begun(StageLevel const& level, std::size_t family, bool early, float age, std::uint32_t first) const;

 private:
  float exponential(std::uint32_t word) const { return exponential_[word >> 20]; }

  Series series_;
  std::array<float, 4096> exponential_;  ///< midpoints of 4096 equal shares of the exponential distribution
};

}  // namespace convene
