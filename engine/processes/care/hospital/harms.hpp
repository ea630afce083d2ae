#pragma once

#include "engine/processes/care/hospital/numbers.hpp"

namespace convene {

/// Rate ratio of a topic's elements at a compliance: a step where the easiest is kept, another where all are.
double step_ratio(HospitalNumbers const& numbers, HospitalTopic topic, HospitalUnit unit, double compliance);

/// What better compliance means for one kind of harm in one unit, against the hospital's own start.
struct HarmChange {
  double devices = 1;   ///< device-days, as a multiple
  double rate = 1;      ///< harms per day at risk, as a multiple
};
HarmChange harm_change(HospitalNumbers const& numbers, HospitalTopic topic, HospitalUnit unit, double start, double now);

/// How far compliance past the threshold has gone [0, 1].
double past_threshold(double compliance, double threshold);

}  // namespace convene
