#pragma once

#include <array>

#include "engine/world/hospitals.hpp"

namespace convene {

/// How well a hospital's lasting readmission rate is known: normal, on the scale of the rate.
struct RateBelief {
  double mean, sd;
};

/// CMS' predicted rate is its expected rate (these patients, the average hospital) moved towards what was counted, the
/// less the fewer were counted. So the lasting rate lies around it, closer the more were counted. A rate that is not
/// published is judged by the hospital's other conditions.
///
/// `spread` is the standard deviation of lasting rates about expected ones, `alike` the share of its square that a
/// hospital's conditions have in common. On the scale of rates, not of odds, one spread fits all six conditions.
std::array<RateBelief, hospital_condition_count> beliefs(std::array<HospitalRate, hospital_condition_count> const& rates,
                                                         double spread, double alike);

/// Weight that CMS' estimate gives to what was counted [0, 1].
double reliability(double discharges, double expected, double spread);

/// The rate that CMS would publish as predicted after counting these.
double as_cms_predicts(double readmitted, double discharges, double expected, double spread);

/// Spread and likeness behind published rates, by their moments, from some conditions alone.
struct RateFit {
  double spread, alike;
};
RateFit fit_rates(Hospitals const& hospitals, std::array<bool, hospital_condition_count> const& used);

}  // namespace convene
