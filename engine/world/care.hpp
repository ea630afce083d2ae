#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace convene {

/// What the organisational layer leaves behind for the week's care at one clinic: how far each care change stands
/// above the clinic's own starting point. All zeros is the clinic's own process, untouched.
struct CareConditions {
  float feedback = 0;         ///< assessment and feedback: fidelity above start [0, 1]
  float prompts = 0;          ///< prompts at the visit: fidelity above start [0, 1]
  float standing_orders = 0;  ///< nurses may vaccinate: fidelity above start [0, 1]
  float communication = 0;    ///< providers' confidence to recommend strongly, above start [0, 1]
  float trend = 0;            ///< secular shift of the odds of recommending, logit
  std::int32_t recall_contacts = 0;  ///< families of due patients contacted this week
  friend bool operator==(CareConditions const&, CareConditions const&) = default;
};

/// Ages are counted in bands, with edges at the 9th, 11th, 13th, 18th and 19th birthday.
enum AgeBand : std::uint8_t { band_9_10, band_11_12, band_13_17, band_18, age_bands };
enum VisitType : std::uint8_t { preventive, acute, immunisation_only, visit_types };
enum DoseStage : std::uint8_t { first_dose, later_dose, dose_stages };

/// Vaccination care of one clinic: running totals since the start, and how the panel stands now. All exact integers.
struct VaccinationCounts {
  // running totals since the start of the horizon
  std::int32_t eligible[dose_stages][visit_types] = {};    ///< visits with a dose due
  std::int32_t vaccinated[dose_stages][visit_types] = {};  ///< of those, visits with the dose given
  std::int32_t first_doses = 0, doses = 0;                 ///< everywhere, active patients
  std::int32_t doses_elsewhere = 0;                        ///< pharmacy, health department
  std::int32_t panel_first[2][age_bands] = {};             ///< fixed panel: first doses by sex (0 girls, 1 boys) and band at the start
  std::int32_t panel_complete[2][age_bands] = {};          ///< fixed panel: series completed
  std::int32_t panel_first_registry[2][age_bands] = {};    ///< the same as an immunisation registry sees it
  std::int32_t recall_contacts = 0, recall_visits = 0;
  // the active panel now
  std::int32_t patients[age_bands] = {};
  std::int32_t one_dose[age_bands] = {};                   ///< >= 1 dose
  std::int32_t up_to_date[age_bands] = {};                 ///< series complete
  std::int32_t one_dose_ehr[age_bands] = {};               ///< >= 1 dose that the clinic's own record shows
  std::int32_t one_dose_registry[age_bands] = {};          ///< >= 1 dose that the registry shows
};

/// Adds every number of `n` to `sum`: all of them are counts of the same kind.
inline void add(VaccinationCounts& sum, VaccinationCounts const& n) {
  using Numbers = std::array<std::int32_t, sizeof(VaccinationCounts) / sizeof(std::int32_t)>;
  auto total = std::bit_cast<Numbers>(sum);
  auto const more = std::bit_cast<Numbers>(n);
  for (std::size_t i = 0; i < total.size(); ++i) total[i] += more[i];
  sum = std::bit_cast<VaccinationCounts>(total);
}

/// The fixed panel when the horizon starts: what the trials' outcomes are shares of.
struct VaccinationPanel {
  std::int32_t patients[2][age_bands] = {};                ///< by sex and age band at the start
  std::int32_t one_dose[2][age_bands] = {};
  std::int32_t up_to_date[2][age_bands] = {};
  std::int32_t inactive = 0;                               ///< registry records of patients who no longer come
  std::int32_t inactive_one_dose = 0;
};

}  // namespace convene
