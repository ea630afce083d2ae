#pragma once

#include <array>

#include "engine/scenario/hospital.hpp"
#include "engine/scenario/parameter.hpp"

namespace convene {

enum HospitalUnit : std::size_t { intensive_care, other_units, hospital_units };

/// What is done about one kind of harm, and what it brings.
struct HarmNumbers {
  double rate[hospital_units] = {};          ///< per 1,000 days at risk: device-days where there is a device
  double device[hospital_units] = {};        ///< device-days per patient-day; 0: no device
  double one[hospital_units] = {};           ///< rate ratio once one element is kept
  double all[hospital_units] = {};           ///< rate ratio once all elements are
  double removed = 0;                        ///< share of device-days that full compliance avoids
};

/// Every number of hospital care, declared by being read.
struct HospitalNumbers {
  explicit HospitalNumbers(Parameters& parameters);

  double rate_spread, rate_alike;            ///< lasting readmission rates between hospitals: see `rates.hpp`
  double frailty;                            ///< spread between patients, logit
  double theta;                              ///< compliance moved by full fidelity, logit
  double beta, threshold;                    ///< readmission: logit at full compliance; compliance past which it moves
  double element_kept, element_spread;       ///< compliance at which an element counts as kept; between easy and hard ones
  double harm_spread;                        ///< between hospitals, log
  double selection;                          ///< how much lower the risk of device-days is that are avoided first
  std::array<HarmNumbers, hospital_topic_count> harms;
};

}  // namespace convene
