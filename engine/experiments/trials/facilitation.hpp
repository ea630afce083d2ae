#pragma once

#include <string>
#include <vector>

#include "engine/core/diagnostics.hpp"

namespace convene {

/// One trial of practice facilitation (Baskerville 2012): dose is meetings x hours.
struct FacilitationTrial {
  std::string study;
  double meetings = 0, hours = 0;   ///< hours of each meeting
  double months = 0;                ///< over which they were held
  double effect = 0, error = 0;     ///< standardised mean difference, its standard error
};

/// Rows of `practice_facilitation_trials.csv`; faults of form and range go to `diagnostics`.
std::vector<FacilitationTrial> read_facilitation_trials(std::string const& path, Diagnostics& diagnostics);

/// How effects follow dose: effect = most x dose / (dose + half), by inverse-variance weighted least squares.
struct DoseFit {
  double most = 0, half = 0;        ///< SMD; hours
  double squares = 0;               ///< weighted squared error at the best half-saturation
  double low = 0, high = 0;         ///< half-saturations within 3.84 of it (95%, profile); low 0: none too small
  double below_constant = 0;        ///< the largest half-saturation that does better than a constant
};

/// Weighted squared error of the best constant effect.
double constant_error(std::vector<FacilitationTrial> const& trials);

/// Of the best `most` at one half-saturation. `half_life` in weeks: dose is the mean stock of hours over the
/// programme, as coaching works here; 0: all hours, whenever they were held.
double dose_error(std::vector<FacilitationTrial> const& trials, double half, double half_life);
DoseFit fit_dose(std::vector<FacilitationTrial> const& trials, double half_life);

/// What the trials force, beside what the model has.
std::string facilitation_text(std::vector<FacilitationTrial> const& trials, double model_half, double model_half_life);

/// The same for machines, unrounded.
std::string facilitation_json(std::vector<FacilitationTrial> const& trials, double model_half, double model_half_life);

}  // namespace convene
