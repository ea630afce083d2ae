#pragma once

#include <string>
#include <vector>

#include "engine/experiments/trials/reenact.hpp"

namespace convene {

/// In what a re-enacted trial differs from the published one by more than is allowed below.
enum class MisfitKind {
  effect,      ///< the mean effect lies outside the published interval
  off_centre,  ///< inside, but further from the published effect than half of the way to the interval's end
  control_change,  ///< change of the control arm
  baseline,        ///< share at the start
  level,           ///< of an arm (complex care): trials of this size would seldom (5%) have found the published one
  people,          ///< fewer are enrolled than in the trial
  coverage         ///< intervals of trials of this size hold the mean effect too often or too seldom
};

struct Misfit {
  MisfitKind kind = MisfitKind::effect;
  std::string outcome, arm;  ///< no arm where the control alone is meant
  double simulated = 0, published = 0;  ///< of effects: as they are told in their unit
  EffectUnit unit = EffectUnit::points;
  bool amount = false;                  ///< of control and start: a rate or an amount, not per cent
  bool a_person = false;                ///< levels and points are a person
};

inline constexpr double allowed_control_change = 0.5;  ///< percentage points; judgement
inline constexpr double allowed_baseline = 2;          ///< percentage points; judgement
inline constexpr double allowed_of_amounts = 0.1;      ///< of rates and amounts, both: as a share of the published; judgement
inline constexpr double allowed_people = 0.02;         ///< that may be missing, as a share; judgement

/// Limits, as shares, that the number of covering intervals among `replications` keeps in 99.9% of studies
/// when each covers with chance 0.95 (binomial).
struct CoverageBounds {
  double low = 0, high = 1;
};
CoverageBounds coverage_bounds(int replications);

/// Everything that does not fit, in the order of the trial's outcomes.
std::vector<Misfit> misfits(Reenactment const& reenactment);

}  // namespace convene
