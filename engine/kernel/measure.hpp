#pragma once

#include <functional>

#include "engine/kernel/lane.hpp"
#include "engine/results/measure.hpp"

namespace convene {

/// One thing recorded each week. Flows give running totals; the recorder takes differences.
///
/// Either per clinic, as `amount` or as the ratio of sums `amount / per`, so that systems and the whole follow by
/// adding; or of the whole alone.
struct Measure {
  MeasureInfo info;
  std::function<double(Lane const&, ClinicId)> amount;
  std::function<double(Lane const&, ClinicId)> per;
  std::function<double(Lane const&)> whole;
};

}  // namespace convene
