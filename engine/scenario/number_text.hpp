#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace convene {

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

/// The finite number that is all of `text`, or nothing. With `decimal_comma`, "0,61" is 0.61 too.
std::optional<double> parse_number(std::string_view text, bool decimal_comma = false);

/// Shortest text that reads back as the same number: "0.61", "12".
std::string number_text(double value);

/// Why a number was refused: "must be in [0, 1]", "must be at least 0".
std::string must_be_in(double low, double high);

/// Is `value` a whole number that an int holds?
bool is_whole(double value);

}  // namespace convene
