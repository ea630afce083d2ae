#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/scenario/scenario.hpp"

namespace convene {

/// What a trial counted.
enum class TrialMeasure {
  coverage_change,    ///< fixed panel: share with >= 1 dose at follow-up less the share at the start
  completion_change,  ///< fixed panel: share up to date, likewise
  initiation          ///< of those unvaccinated at the start, share with >= 1 dose at follow-up
};

enum class TrialRecords { everywhere, registry };  ///< doses wherever given, or as the registry shows them

/// A published effect: arm less control, in percentage points, with its 95% interval.
struct PublishedEffect {
  std::string arm;
  double value = 0, low = 0, high = 0;
  bool null = false;  ///< the interval holds zero: the arm is to stay null
  Where where;
};

struct TrialOutcome {
  std::string id;
  TrialMeasure measure = TrialMeasure::coverage_change;
  TrialRecords records = TrialRecords::everywhere;
  bool girls = true, boys = true;
  std::vector<std::size_t> bands;  ///< AgeBand values at the start
  int day = 0;                     ///< follow-up ends on this day
  double baseline = 0;             ///< published share at the start, percent; NaN: none
  double control = 0;              ///< published change of the control arm, percentage points; NaN: none
  std::vector<PublishedEffect> effects;
};

struct TrialArm {
  std::string id;
  int clinics = 0;
  std::vector<LeverUse> levers;  ///< none: control
  Where where;
};

/// Parameters by path, with their places in the one file that serves every trial.
using TrialParameters = std::map<std::string, GivenParameter>;

/// A published trial as it is to be re-enacted: arms, clinics, patients, baseline, follow-up, published
/// effects. It holds no model parameters: one file of those serves every trial. `context` holds facts of
/// place and time.
struct Trial {
  std::string title, study;  ///< study id, "hpv.B1"
  Setting setting = Setting::vaccination;
  Date start;
  std::uint64_t seed = 1;
  int replications = 100;
  int patients = 0;        ///< aged 9-18, of a clinic on average
  double size_spread = 0;  ///< sd of ln(patients) between clinics
  int providers = 4;
  double coverage = 0;           ///< at the start, of all arms' patients together [0, 1]
  double coverage_spread = 0;    ///< sd between clinics, logit
  TrialParameters context;       ///< doses_in_series, coverage_band, inactive_share, visit_scale
  std::vector<StaffSpec> staff;  ///< of each active arm
  std::vector<TrialArm> arms;    ///< the first is the control
  std::vector<TrialOutcome> outcomes;
  std::string path;
};

/// Reads a trial file; every fault goes to `diagnostics`. Throws FileError when it cannot be read.
Trial load_trial(std::string const& path, Diagnostics& diagnostics);

/// Reads a file that holds a [parameters] table and nothing else. Faults and exceptions as in load_trial;
/// whether a path is registered, and its range, is for assembly to say.
TrialParameters load_trial_parameters(std::string const& path, Diagnostics& diagnostics);

}  // namespace convene
