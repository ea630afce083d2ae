#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

Measure panel(std::string id, std::string title, std::int32_t (VaccinationCounts::*field)[2][age_bands], AgeBand band) {
  return {{std::move(id), std::move(title), "person", MeasureKind::flow, Better::more},
          [=](Lane const& lane, ClinicId c) {
            auto const& n = lane.care->counts()[c].*field;
            return static_cast<double>(n[0][band] + n[1][band]);
          },
          {},
          {}};
}

}  // namespace

std::vector<Measure> fixed_panel() {
  return {panel("started_11_12", "of those aged 11-12 at the start and unvaccinated, who start the series", &VaccinationCounts::panel_first, band_11_12),
          panel("started_13_17", "of those aged 13-17 at the start and unvaccinated, who start the series", &VaccinationCounts::panel_first, band_13_17),
          panel("completed_11_12", "of those aged 11-12 at the start, who complete the series", &VaccinationCounts::panel_complete, band_11_12),
          panel("completed_13_17", "of those aged 13-17 at the start, who complete the series", &VaccinationCounts::panel_complete, band_13_17)};
}

}  // namespace convene::measures
