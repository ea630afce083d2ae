#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

Measure panel(std::string id, std::string title, std::int32_t (VaccinationCounts::*field)[2][age_bands], AgeBand band) {
  return {{std::move(id), std::move(title), "person", MeasureKind::flow, Better::more},
          {}, {}, {},
          [=](VaccinationCounts const& n) { return static_cast<double>((n.*field)[0][band] + (n.*field)[1][band]); },
          {}};
}

using Panel = std::int32_t (VaccinationPanel::*)[2][age_bands];

/// Share of the fixed panel; of those unvaccinated at the start only, where `less` takes the others away.
Measure share(std::string id, std::string title, std::int32_t (VaccinationCounts::*field)[2][age_bands], Panel less, AgeBand band) {
  return {{std::move(id), std::move(title), "1", MeasureKind::level, Better::more},
          [=](Lane const& lane, ClinicId c) {
            auto const& n = lane.care->counts()[c].*field;
            return static_cast<double>(n[0][band] + n[1][band]);
          },
          [=](Lane const& lane, ClinicId c) {
            auto const& p = (*lane.panel)[c];
            std::int32_t of = p.patients[0][band] + p.patients[1][band];
            if (less) of -= (p.*less)[0][band] + (p.*less)[1][band];
            return static_cast<double>(of);
          },
          {}};
}

}  // namespace

std::vector<Measure> fixed_panel() {
  auto const first = &VaccinationCounts::panel_first;
  return only_in(Setting::vaccination,
         {share("coverage_change_11_12", "fixed panel aged 11-12 at the start: rise of coverage, >= 1 dose", first, nullptr, band_11_12),
          share("coverage_change_13_17", "fixed panel aged 13-17 at the start: rise of coverage, >= 1 dose", first, nullptr, band_13_17),
          share("coverage_change_11_12_registry", "the same at 11-12 as the registry shows it", &VaccinationCounts::panel_first_registry, nullptr, band_11_12),
          share("initiation_11_12", "of those aged 11-12 and unvaccinated at the start, share started", first, &VaccinationPanel::one_dose, band_11_12),
          share("initiation_13_17", "of those aged 13-17 and unvaccinated at the start, share started", first, &VaccinationPanel::one_dose, band_13_17),
          panel("started_11_12", "of those aged 11-12 at the start and unvaccinated, who start the series", &VaccinationCounts::panel_first, band_11_12),
          panel("started_13_17", "of those aged 13-17 at the start and unvaccinated, who start the series", &VaccinationCounts::panel_first, band_13_17),
          panel("completed_11_12", "of those aged 11-12 at the start, who complete the series", &VaccinationCounts::panel_complete, band_11_12),
          panel("completed_13_17", "of those aged 13-17 at the start, who complete the series", &VaccinationCounts::panel_complete, band_13_17)});
}

}  // namespace convene::measures
