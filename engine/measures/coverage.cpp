#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

using Field = std::int32_t (VaccinationCounts::*)[age_bands];

Measure coverage(std::string id, std::string title, Field field, AgeBand band) {
  return {{std::move(id), std::move(title), "1", MeasureKind::level, Better::more},
          {}, {}, {},
          [=](VaccinationCounts const& n) { return static_cast<double>((n.*field)[band]); },
          [=](VaccinationCounts const& n) { return static_cast<double>(n.patients[band]); }};
}

}  // namespace

std::vector<Measure> coverage() {
  return only_in(Setting::vaccination, {
      coverage("coverage_1_dose", "HPV coverage, at least one dose, active patients aged 13-17", &VaccinationCounts::one_dose, band_13_17),
      coverage("coverage_up_to_date", "HPV coverage, up to date, active patients aged 13-17", &VaccinationCounts::up_to_date, band_13_17),
      coverage("coverage_1_dose_11_12", "HPV coverage, at least one dose, active patients aged 11-12", &VaccinationCounts::one_dose, band_11_12),
      coverage("coverage_1_dose_ehr", "the same at 13-17 as clinics' own records show it", &VaccinationCounts::one_dose_ehr, band_13_17),
      coverage("coverage_1_dose_registry", "the same at 13-17 as the registry shows it", &VaccinationCounts::one_dose_registry, band_13_17),
  });
}

}  // namespace convene::measures
