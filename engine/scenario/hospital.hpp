#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace convene {

/// Conditions whose readmissions CMS publishes.
enum HospitalCondition : std::uint8_t {
  heart_attack, heart_failure, pneumonia, copd, bypass_surgery, hip_knee, hospital_condition_count
};

/// "heart_attack" ..., in the order of `HospitalCondition`.
inline constexpr std::array<std::string_view, hospital_condition_count> hospital_conditions{
    "heart_attack", "heart_failure", "pneumonia", "copd", "bypass_surgery", "hip_knee"};

/// What a hospital may work on.
enum HospitalTopic : std::uint8_t { readmissions, clabsi, cauti, falls, adverse_drug_events, hospital_topic_count };

/// The words of a partner's `topics`, in the order of `HospitalTopic`.
inline constexpr std::array<std::string_view, hospital_topic_count> hospital_topics{
    "readmissions", "clabsi", "cauti", "falls", "adverse_drug_events"};

/// One hospital and condition. What is empty was suppressed or left out.
struct HospitalCell {
  std::optional<int> discharges, readmissions;   ///< in `HospitalRow::years` years
  std::optional<double> predicted, expected;     ///< 30-day readmission rate [0, 1]
};

/// What a hospital has beside its row of `Scenario::clinics`, in the same order.
struct HospitalRow {
  std::array<HospitalCell, hospital_condition_count> cells;
  double years = 3;                              ///< over which discharges are counted
  std::optional<int> beds;
  std::optional<double> icu_share;               ///< of patient-days [0, 1]
};

}  // namespace convene
