#include "engine/processes/care/hospital/harms.hpp"

#include <algorithm>

#include "engine/core/math.hpp"

namespace convene {

double past_threshold(double compliance, double threshold) {
  return std::max(0.0, (compliance - threshold) / (1 - threshold));
}

double step_ratio(HospitalNumbers const& n, HospitalTopic topic, HospitalUnit unit, double compliance) {
  double const middle = logit(compliance), kept = logit(n.element_kept);
  auto const& h = n.harms[topic];
  if (middle - n.element_spread >= kept) return h.all[unit];
  return middle + n.element_spread >= kept ? h.one[unit] : 1;
}

HarmChange harm_change(HospitalNumbers const& n, HospitalTopic topic, HospitalUnit unit, double start, double now) {
  HarmChange change;
  change.rate = step_ratio(n, topic, unit, now) / step_ratio(n, topic, unit, start);
  auto const& h = n.harms[topic];
  if (h.device[unit] > 0 && h.removed > 0) {
    change.devices = 1 - h.removed * std::max(0.0, (now - start) / (1 - start));
    // Devices that are not needed go first: those who keep theirs are at higher risk.
    change.rate *= exact_exp(-n.selection * exact_log(change.devices));
  }
  return change;
}

}  // namespace convene
