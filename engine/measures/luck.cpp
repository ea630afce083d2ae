#include "engine/kernel/measure.hpp"

namespace convene::measures {

/// Small panels are noisy: how many clinics would seem to have improved, whatever the reason. In a baseline without
/// partners the reason is ageing and luck alone.
std::vector<Measure> luck() {
  auto const seems = [](Lane const& lane, ClinicId c) {
    auto const coverage = [](VaccinationCounts const& n) {
      return n.patients[band_13_17] > 0 ? static_cast<double>(n.one_dose[band_13_17]) / n.patients[band_13_17] : 0;
    };
    return coverage(lane.care->counts()[c]) - coverage(lane.at_start[c]) >= 0.05 ? 1.0 : 0.0;
  };
  return only_in(Setting::vaccination, {{{"clinics_seeming_improved", "clinics whose coverage at 13-17 is up by 5 points or more since the start", "clinic", MeasureKind::level, Better::neither}, seems, {}, {}}});
}

}  // namespace convene::measures
