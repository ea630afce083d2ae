#pragma once

#include <cstdint>

namespace convene {

/// What the organisational layer leaves behind for the week's care of people with complex needs at one clinic.
struct ComplexConditions {
  friend bool operator==(ComplexConditions const&, ComplexConditions const&) = default;
};

/// Complex care of one clinic: running totals since the start.
struct ComplexCounts {
  std::int32_t people = 0;
};

}  // namespace convene
