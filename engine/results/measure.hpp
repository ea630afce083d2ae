#pragma once

#include <string>

namespace convene {

enum class MeasureKind { level, flow };                 ///< a state at the week's end, or what happened in the week
enum class Better { more, less, neither };

/// What is recorded each week under one name.
struct MeasureInfo {
  std::string id;          ///< "coverage_1_dose"
  std::string title;       ///< "HPV coverage, at least one dose, ages 13-17"
  std::string units;       ///< "1", "hour", "USD", "dose" ...
  MeasureKind kind = MeasureKind::flow;
  Better better = Better::neither;
};

}  // namespace convene
