#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/experiments/sensitivity/morris_effects.hpp"
#include "engine/experiments/sensitivity/regression.hpp"
#include "engine/experiments/sensitivity/sobol_indices.hpp"
#include "engine/experiments/sweep/sweep_results.hpp"

namespace convene {

enum class SensitivityMethod { automatic, morris, sobol, regression };

struct SensitivityOptions {
  std::string of{}, against{};  ///< see contrast
  SensitivityMethod method = SensitivityMethod::automatic;  ///< automatic: what the design was made for
  bool ranks = false;  ///< regression: of ranks instead of values
  BootstrapOptions bootstrap{};
};

/// Which factors an outcome, or the difference between two strategies, depends on. One of the three is filled in.
struct Sensitivity {
  Contrast contrast;
  SensitivityMethod method = SensitivityMethod::regression;
  std::size_t points = 0;           ///< used
  double mean = 0, deviation = 0;   ///< of the points used
  std::vector<std::string> names;   ///< of factors, or of groups: rows of what follows
  std::optional<SobolIndices> sobol;
  std::vector<MorrisEffect> morris;  ///< per whole range of the factor, from position 0 to 1
  std::optional<Regression> regression;
  std::vector<std::string> logarithmic;  ///< factors whose logarithm the regression takes
  bool ranks = false;
};

/// InputError, in a sentence, when the design does not fit the method: elementary effects need trajectories, Sobol'
/// indices a Saltelli design, and a regression points that do not depend on each other (of a Saltelli design its two
/// samples are taken).
Sensitivity sensitivity_of(SweepResults const& sweep, SensitivityOptions const& options = {});

std::string to_string(SensitivityMethod);  ///< "sobol"

}  // namespace convene
