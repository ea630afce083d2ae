#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/id.hpp"
#include "engine/processes/care/vaccination/encounter.hpp"
#include "engine/processes/care/vaccination/patient.hpp"
#include "engine/processes/care/vaccination/standing.hpp"
#include "engine/processes/care/vaccination/tables.hpp"
#include "engine/world/care.hpp"

namespace convene {

/// The people and the calendar of a few neighbouring clinics: what one
/// processor works on at a time. Nothing in it changes once it is made.
struct CareBlock {
  std::size_t first_clinic = 0, clinics = 0;
  std::vector<Patient> patients;               ///< at the start of the horizon, clinic by clinic
  std::vector<std::uint32_t> patient_begin;    ///< by clinic, and the end
  std::vector<Visit> visits;                   ///< week by week, clinic by clinic
  std::vector<std::uint32_t> visit_begin;      ///< by week x clinic, and the end
  std::vector<Standing<std::int32_t>> start;   ///< by clinic
  std::vector<Standing<std::int16_t>> change;  ///< by week x clinic, if no further dose were given
  std::vector<EncounterThresholds> untouched;  ///< by clinic x year, under conditions of zero
  std::vector<float> luck;                     ///< by clinic x year: this year's process against
                                               ///< the average, logit
  std::vector<VaccinationPanel> panel;         ///< by clinic
  std::size_t people = 0;                      ///< everyone, counted or simulated
  static constexpr std::size_t visits_beyond =
      16;  ///< empty visits after the last, to be looked at in advance
  std::size_t bytes() const;
  void clear();
};

}  // namespace convene
