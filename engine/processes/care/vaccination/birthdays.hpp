#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/date.hpp"

namespace convene {

inline constexpr double days_per_year = 365.25;
inline constexpr double days_per_week = 7;
inline constexpr std::int16_t never = 32767;  ///< a day that no horizon reaches

/// The birthdays that matter to one birth date, in days from the scenario's
/// start.
struct BirthdayRow {
  std::int16_t day_9, day_11, day_13, day_15, day_18, day_19;
  std::int16_t born;  ///< negative; ages in years are (day - born) / 365.25
  std::int16_t spare;
};

/// What holds on day 0 for everyone of one birth date.
struct AgeAtStart {
  std::int16_t next_band;  ///< day of the first birthday after day 0 that
                           ///< changes the age band
  std::uint8_t band;
};

/// All birth dates of a panel aged [9, 19) and of those who turn 9 within the
/// horizon. Row 0 is the oldest: the one who turns 19 on the day after the
/// start.
class Birthdays {
 public:
  Birthdays(Date start, int weeks);
  BirthdayRow const& operator[](std::size_t row) const { return rows_[row]; }
  AgeAtStart const& start(std::size_t row) const { return starts_[row]; }
  std::size_t at_start() const { return at_start_; }  ///< rows aged [9, 19) on day 0
  std::size_t size() const { return rows_.size(); }   ///< with those who turn 9 before the horizon ends

 private:
  std::vector<BirthdayRow> rows_;
  std::vector<AgeAtStart> starts_;
  std::size_t at_start_ = 0;
};

/// Age band on `day`, for ages [9, 19); 4 from the 19th birthday on.
inline std::size_t band_on(BirthdayRow const& b, int day) {
  return static_cast<std::size_t>((b.day_11 <= day) + (b.day_13 <= day) + (b.day_18 <= day) +
                                  (b.day_19 <= day));
}

/// Years of age as the rate tables count them.
inline float age_on(BirthdayRow const& b, int day) {
  return static_cast<float>(day - b.born) * static_cast<float>(1 / days_per_year);
}

}  // namespace convene
