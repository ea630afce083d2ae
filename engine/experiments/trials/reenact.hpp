#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/scenario/trial.hpp"

namespace convene {

/// One arm against control in one outcome, simulated and published. All in percentage points.
struct TrialFinding {
  std::string outcome, arm;
  PublishedEffect published;
  double effect = 0;            ///< mean over replications: the same clinics with the arm's levers less without
  double effect_half_width = 0; ///< of its 95% interval
  double trial_mean = 0;        ///< mean estimate of trials of the published size: arm's clinics less control's
  double trial_sd = 0;          ///< spread of these estimates between replications
  double covered = 0;           ///< share of replications whose own 95% interval holds the mean effect
  double published_control = 0, control = 0;  ///< change of the control arm
  double baseline = 0;          ///< share with the outcome at the start
  bool inside = false;          ///< the mean effect lies in the published interval
};

struct Reenactment {
  Trial trial;
  int replications = 0;
  std::vector<TrialFinding> findings;
};

/// The trial as a scenario: one roster with all arms' clinics, a strategy for each arm acting on its own clinics alone.
Scenario scenario_of(Trial const& trial, std::map<std::string, double> const& parameters);

/// Re-enacts `trial` through levers, tasks and hours, under `parameters` (the one file for all trials).
Reenactment reenact(Trial const& trial, std::map<std::string, double> const& parameters, int replications, int threads);

}  // namespace convene
