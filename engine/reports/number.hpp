#pragma once

#include <string>

namespace convene {

/// Fixed decimals, thousands set apart by commas: "12,345.6"; never "-0"; "-" for NaN, "no limit" for
/// infinity.
std::string grouped(double value, int decimals);

/// Decimals that show the first digit of what chance leaves open, at least `least` and at most 4.
int decimals_for(double half_width, int least);

/// Decimals for a number that stands alone: 0 from 100 up, 1 from 10 up, else 2.
int plain_decimals(double value);

/// A share as a percentage, "<1%" and ">99%" where rounding would claim certainty.
std::string percent(double share);

}  // namespace convene
