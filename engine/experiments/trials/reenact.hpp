#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "engine/experiments/estimate.hpp"
#include "engine/experiments/run.hpp"
#include "engine/scenario/trial.hpp"
#include "engine/world/complex_care.hpp"

namespace convene {

/// One arm against control in one outcome, simulated and published. Effects are on the scale that the published one is
/// stored in (points, or the logarithm of a ratio); levels in the outcome's own unit.
struct TrialFinding {
  std::string outcome, arm;
  PublishedEffect published;
  Estimate effect;  ///< held against the published one: `caused`, but where there is no control the change that is seen
  Estimate caused;  ///< the same clinics with the arm's levers less without, mean over replications; of people drawn within sites: those
                    ///< treated in the world with the programme less themselves in the one without
  double trial_mean =
      0;  ///< of the estimates of trials of the published size: the arm's clinics less control's
  double trial_sd = 0;      ///< spread of these estimates between replications
  double covered = 0;       ///< share of replications [0, 1] whose own 95% interval holds the mean effect; NaN: of money
  double covered_zero = 0;  ///< share of replications [0, 1] whose own 95% interval holds zero
  double published_control = 0, control = 0;    ///< change of the control arm; NaN: not published
  double published_baseline = 0, baseline = 0;  ///< of the outcome at the start; NaN: not published
  double published_level = 0, level = 0;        ///< of the effect's arm (complex care); NaN: not published
  double baseline_sd = 0, control_sd = 0, level_sd = 0;  ///< their spread between replications
  std::array<double, cohort_arms> people{};     ///< enrolled, mean; 0 where clinics are randomised
  bool a_person = false;                        ///< levels and points are a person
  bool uncontrolled = false;                    ///< an arm before and after, or people whom a team chose: nothing alike to compare it with
  bool amount = false;                          ///< levels are rates or amounts, not per cent
  bool inside = false;                          ///< the mean effect lies in the published interval
  int without_ratio = 0;  ///< replications left out, in which an arm had no event and so no ratio to another
};

struct ReenactOptions {
  int replications = 0;                                                  ///< 0: the trial's own
  int threads = 0;                                                       ///< 0: all there are
  std::function<void(std::size_t ended, std::size_t count)> progress{};  ///< never twice at once
  std::atomic<bool> const* stop = nullptr;  ///< once true, no further replication is started
};

struct Reenactment {
  Trial trial;
  int asked = 0, finished = 0;  ///< replications
  std::vector<TrialFinding> findings;
  std::vector<RunFailure> failures;  ///< ordered by replication
  bool stopped = false;              ///< a stop left replications unstarted
};

/// The trial as a scenario: one roster with all arms' clinics, allotted to the arms `allocations` times by
/// chance. The first strategy is the control; then, allocation by allocation, one for each further arm,
/// acting on its own clinics alone. Column arm_<k> of the roster holds allocation k.
Scenario scenario_of(Trial const& trial, TrialParameters const& parameters, int allocations = 1);

/// Faults of what a trial counts: measures that are not recorded by clinic, rates of what is no count.
void check_outcomes(Trial const& trial, Diagnostics& diagnostics);

/// Re-enacts `trial` through levers, tasks and hours, under `parameters` (the one file for all trials). Each
/// replication allots the clinics anew, as randomisation would. The numbers do not depend on threads. Throws
/// InputError when the trial or a parameter is not valid.
Reenactment reenact(Trial const& trial, TrialParameters const& parameters,
                    ReenactOptions const& options = {});

}  // namespace convene
