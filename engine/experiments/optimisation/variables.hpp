#pragma once

#include <vector>

namespace convene {

/// What an optimiser may turn: a setting between two ends, or a whole number (a lever on or off is 0 or 1).
struct DecisionVariable {
  double low = 0, high = 1;
  bool whole = false;
};

using DecisionVariables = std::vector<DecisionVariable>;

}  // namespace convene
