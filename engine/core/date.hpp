#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace convene {

/// A civil day, counted from 1970-01-01 (proleptic Gregorian).
struct Date {
  int days = 0;  ///< days since 1970-01-01
  friend constexpr auto operator<=>(Date, Date) = default;
};

struct CivilDate {
  int year, month, day;
};

Date make_date(int year, int month, int day);
CivilDate civil(Date date);
std::string to_string(Date date);                    ///< "2026-07-06"
std::optional<Date> parse_date(std::string_view);    ///< "2026-07-06", nothing when it is no date
int day_of_year(Date date);                          ///< 0-based
/// The same civil day `years` later; 29 February becomes 1 March in a common year.
Date add_years(Date date, int years);

}  // namespace convene
