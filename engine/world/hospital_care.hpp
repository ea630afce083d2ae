#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace convene {

/// What a hospital may work on; the words of a partner's `topics` are in `hospital_topics`.
enum HospitalTopic : std::uint8_t { readmissions, clabsi, cauti, falls, adverse_drug_events, hospital_topic_count };

/// Conditions whose readmissions CMS publishes, and all other discharges.
enum HospitalCondition : std::uint8_t {
  heart_attack, heart_failure, pneumonia, copd, bypass_surgery, hip_knee, hospital_condition_count
};

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
  std::array<double, hospital_topic_count> compliance{};         ///< share of patients who get what is due, now [0, 1]
};

}  // namespace convene
