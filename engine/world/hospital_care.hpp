#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/scenario/hospital.hpp"

namespace convene {

/// What the organisational layer leaves behind for the week's care at one hospital.
struct HospitalConditions {
  std::array<float, hospital_topic_count> process{};  ///< fidelity of what is done about each topic, above start [0, 1]
  float readmission_trend = 0;                        ///< national shift of the odds of readmission, logit
  float harm_trend = 0;                               ///< national shift of the harm rates, log
  friend bool operator==(HospitalConditions const&, HospitalConditions const&) = default;
};

/// Hospital care of one hospital: running totals since the start (exact integers), and how its care stands now.
struct HospitalCounts {
  std::array<std::int32_t, hospital_condition_count> discharges{}, readmissions{};
  std::array<std::int32_t, hospital_topic_count> harms{};        ///< none for readmissions
  std::array<std::int32_t, hospital_topic_count> device_days{};  ///< of central lines and urinary catheters
  std::int32_t patient_days = 0;
  // of these, in intensive care
  std::array<std::int32_t, hospital_topic_count> icu_harms{}, icu_device_days{};
  std::int32_t icu_days = 0;
  std::array<double, hospital_topic_count> compliance{};         ///< share of patients who get what is due, now [0, 1]
};

}  // namespace convene
