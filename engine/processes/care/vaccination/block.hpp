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

/// The people and the calendar of a few neighbouring clinics: what one processor works on at a time. Nothing
/// in it changes once it is made.
struct CareBlock {
  std::size_t first_clinic = 0, clinics = 0;
  std::vector<Patient> patients;               ///< at the start of the horizon, clinic by clinic
  std::vector<std::uint32_t> patient_begin;    ///< by clinic, and the end
  std::vector<Visit> visits;                   ///< clinic by clinic, week by week
  std::vector<std::uint32_t> visit_begin;      ///< by clinic x week, and the end
  std::vector<Standing<std::int32_t>> start;   ///< by clinic
  std::vector<Standing<std::int16_t>> change;  ///< by clinic x week, if no further dose were given
  std::vector<EncounterThresholds> untouched;  ///< by clinic x year, under conditions of zero
  std::vector<float> luck;              ///< by clinic x year: this year's process against the average, logit
  std::vector<VaccinationPanel> panel;  ///< by clinic
  std::size_t people = 0;               ///< everyone, counted or simulated
  std::size_t bytes() const;
  void clear();
};

/// Makes the block of clinics [first, first + count) in place of whatever `block` held; its memory is used
/// again.
void make_block(VaccinationTables const& tables, Draws const& draws, std::size_t first, std::size_t count,
                CareBlock& block);

}  // namespace convene
