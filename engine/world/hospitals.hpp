#pragma once

#include <array>
#include <cstdint>

#include "engine/core/id.hpp"
#include "engine/scenario/hospital.hpp"

namespace convene {

/// One hospital and condition as the roster has it, gaps filled.
struct HospitalRate {
  double discharges = 0;            ///< a year
  double predicted = 0, expected = 0;  ///< 30-day readmission rate [0, 1]; predicted 0 where CMS publishes none
  double counted = 0;               ///< discharges that the published rate rests on; 0 where there is none
  bool drawn = false;               ///< the number of discharges was suppressed
};

/// Hospitals of a hospital-safety scenario: what they have beside their rows of `Clinics`. Elsewhere no rows.
struct Hospitals {
  Column<ClinicId, std::array<HospitalRate, hospital_condition_count>> rates;
  Column<ClinicId, double> patient_days;            ///< a week, all patients
  Column<ClinicId, double> icu_share;               ///< of patient-days [0, 1]
  Column<ClinicId, std::int32_t> beds;
  /// Share of patients who get what is due, at the start [0, 1].
  Column<ClinicId, std::array<double, hospital_topic_count>> compliance;
  std::size_t size() const { return rates.size(); }
};

}  // namespace convene
