#pragma once

#include <string>

namespace convene {

/// A unit as it follows a number: "hour/week" -> "hours/week", "person" -> "people"; "" for pure numbers.
std::string many(std::string const& unit);

}  // namespace convene
