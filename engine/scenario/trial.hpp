#pragma once

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/complex_care.hpp"
#include "engine/scenario/hospital.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {

/// How a trial tells what its programme did.
enum class TrialDesign {
  parallel,       ///< arms side by side; the first is the control
  factorial,      ///< the same, with arms that combine factors; an effect may be that of a factor
  stepped_wedge,  ///< every arm gets the programme, one after the other; compared within each period
  pre_post        ///< an arm is compared with itself before: no control
};

/// What the lot decides on.
enum class TrialUnit {
  clinics,   ///< each clinic is in one arm
  patients,  ///< each clinic's patients are split between the arms of its cohort
  people     ///< of complex care: whoever is enrolled, within sites; the arms are control and treated
};

/// What a trial counted, in a window of days from the start; those of the cohort, from each one's enrolment (the discharge
/// after which the rule of enrolment held), of those alive when the window begins.
enum class TrialMeasure {
  coverage_change,       ///< fixed panel: share with >= 1 dose at the window's end less the share at its beginning
  completion_change,     ///< fixed panel: share up to date, likewise
  initiation,            ///< of those unvaccinated at the window's beginning, share with >= 1 dose at its end
  missed_opportunities,  ///< of visits in the window with a dose due, share without one given
  harm_rate,             ///< hospitals: harms in the window per 1,000 days at risk, or patient-days
  readmission,           ///< hospitals: of discharges in the window, share readmitted within 30 days
  recorded,              ///< any measure that is recorded by clinic, by its id: mean over the clinics, or per another
  cost,                  ///< money spent on the support of an arm, partner staff and miles, per clinic
  readmitted,            ///< cohort: share with a hospital admission
  admissions,            ///< cohort: a person
  emergency,             ///< cohort: visits without admission, a person
  bed_days,              ///< cohort: days of stays that begin in the window, a person
  visits,                ///< cohort: ambulatory, a person
  follow_up,             ///< cohort: share with an ambulatory visit
  needs_met,             ///< cohort: of the needs that were there in the window, share met by its end
  deaths                 ///< cohort: share
};

/// Of people with complex needs who were enrolled.
constexpr bool is_of_cohort(TrialMeasure measure) { return measure >= TrialMeasure::readmitted; }

/// Of the cohort, and told a person and not in per cent.
constexpr bool is_a_person(TrialMeasure measure) {
  return measure >= TrialMeasure::admissions && measure <= TrialMeasure::visits;
}

enum class TrialUnits { all, intensive_care, other };  ///< where in a hospital harms are counted

enum class TrialRecords { everywhere, registry };  ///< doses wherever given, or as the registry shows them

/// In what an effect is told.
enum class EffectUnit {
  points,  ///< a difference, in percentage points; of a recorded measure that is no share in its own unit
  ratio,   ///< of what the arm has to what it is compared with
  percent  ///< by which the ratio differs from 1
};

/// A published effect: what `arm` has more than the control, than another arm, or than itself before. Sizes of a relative
/// effect are natural logarithms of the ratio, so that 0 is no effect and signs are those of a difference.
struct PublishedEffect {
  std::string arm;     ///< id of an arm, or of a factor of a factorial trial; empty: the exposed of a stepped wedge
  std::string than{};  ///< the arm compared with; empty: what the design says
  EffectUnit unit = EffectUnit::points;
  double value = 0, low = 0, high = 0;  ///< with its 95% interval
  bool null = false;   ///< the interval holds zero: the arm is to stay null
  double level = std::numeric_limits<double>::quiet_NaN();  ///< published, of the arm itself; NaN: none. Complex care
  int sign = 0;        ///< +1, -1: only that it is more or less is held against the model; no interval then, and perhaps no value
  Where where;

  bool relative() const { return unit != EffectUnit::points; }
  double told(double stored) const;  ///< a size of this effect in its unit
  /// Half-width or standard deviation of `stored`, likewise; of relative ones by their slope there.
  double told_spread(double stored, double spread) const;
};

/// Days from the start: [from, to).
struct TrialWindow {
  int from = 0, to = 0;
};

struct TrialOutcome {
  std::string id;
  TrialMeasure measure = TrialMeasure::coverage_change;
  TrialRecords records = TrialRecords::everywhere;
  bool girls = true, boys = true;
  std::vector<std::size_t> bands;  ///< AgeBand values at the start
  std::string recorded{}, per{};   ///< ids of the recorded measure, and of the one it is counted by; empty: by clinics
  Where recorded_where, per_where;
  double times = 1;                ///< of the rate that these two give
  std::size_t harm = clabsi;       ///< HospitalTopic; 0: all harms, per patient-day
  TrialUnits units = TrialUnits::all;
  bool per_patient_day = false;    ///< harms per patient-day, not per device-day
  std::size_t condition = hospital_condition_count;  ///< HospitalCondition of readmissions; the count: all
  bool first_dose = true, later_doses = true;  ///< missed opportunities: which doses were due
  bool preventive = true, other_visits = true; ///< likewise: at which visits
  int from = 0;                    ///< the window begins on this day
  int day = 0;                     ///< follow-up, and with it the window, ends on this day
  TrialWindow before{};            ///< the window that a pre-post trial compares with; for changes: none
  double baseline = 0;             ///< published at the start: percent, or the outcome's own unit; NaN: none
  double control = 0;              ///< published of the control arm: percentage points, or its own unit; NaN: none. Complex care: its level
  std::vector<PublishedEffect> effects;

  /// What has come about since the start of the window: a trial before and after needs no window before.
  bool is_change() const {
    return measure == TrialMeasure::coverage_change || measure == TrialMeasure::completion_change || measure == TrialMeasure::cost;
  }
  /// Told in an own unit and not in per cent.
  bool is_amount() const { return measure == TrialMeasure::harm_rate || measure == TrialMeasure::recorded || measure == TrialMeasure::cost || is_a_person(measure); }
};

struct TrialArm {
  std::string id;
  int clinics = 0;
  std::string cohort{};    ///< arms of one cohort share its clinics and split their patients; its own id: alone
  double share = 1;        ///< of each clinic's patients
  int begin_day = 0;       ///< its levers begin on this day
  std::vector<std::string> factors{};  ///< of a factorial trial
  std::vector<LeverUse> levers;  ///< none: control
  Where where;
};

/// Hospitals of a trial in hospital safety.
struct TrialHospitals {
  double beds = 0;                          ///< mean
  std::optional<double> icu_share;          ///< of patient-days [0, 1]
  std::optional<double> improvement_hours;  ///< a week
  double discharges = 0;                    ///< a year, after the six conditions together, of the mean hospital; 0: drawn
  double readmission = 0;                   ///< of these within 30 days [0, 1]; 0: the nation's
};

/// Parameters by path, with their places in the one file that serves every trial.
using TrialParameters = std::map<std::string, GivenParameter>;

/// A published trial as it is to be re-enacted: arms, clinics, patients, baseline, follow-up, published
/// effects. It holds no model parameters: one file of those serves every trial. `context` holds facts of
/// place and time. Clinics are the hospitals of a trial in hospital safety.
struct Trial {
  std::string title, study;  ///< study id, "hpv.B1"
  Setting setting = Setting::vaccination;
  TrialDesign design = TrialDesign::parallel;
  TrialUnit unit = TrialUnit::clinics;
  int period_days = 0;     ///< of a stepped wedge
  Date start;
  std::uint64_t seed = 1;
  int replications = 100;
  int patients = 0;        ///< aged 9-18, of a clinic on average; in complex care people with complex needs, of a site
  double size_spread = 0;  ///< sd of ln(patients) or ln(beds) between clinics
  int providers = 4;
  double coverage = 0;           ///< at the start, of all arms' patients together [0, 1]
  double coverage_spread = 0;    ///< sd between clinics, logit
  TrialHospitals hospitals;
  double care_managers = 0;          ///< of complex care: at each site, in every arm
  std::vector<ServiceRow> services;  ///< likewise: of all sites together
  EnrolmentRule enrolment;           ///< likewise; its weeks are those of the trial
  TrialParameters context;       ///< facts of place and time, by the path of the parameter that says them
  std::vector<StaffSpec> staff;  ///< of each active arm
  Where staff_where;
  std::vector<std::string> topics;  ///< that its staff work on; hospitals: none is all
  std::vector<TrialArm> arms;    ///< the first is the control, if there is one
  std::vector<TrialOutcome> outcomes;
  std::string path;

  bool is_of_people() const { return unit == TrialUnit::people; }
  bool has_control() const { return design == TrialDesign::parallel || design == TrialDesign::factorial; }
};

/// A study that is not re-enacted, and why.
struct StudyOutOfScope {
  std::string study, title, reason;
};

/// Reads a file of [[study]] entries. Faults and exceptions as in load_trial.
std::vector<StudyOutOfScope> load_out_of_scope(std::string const& path, Diagnostics& diagnostics);

/// Reads a trial file; every fault goes to `diagnostics`. Throws FileError when it cannot be read.
Trial load_trial(std::string const& path, Diagnostics& diagnostics);

/// Reads a file that holds a [parameters] table and nothing else. Faults and exceptions as in load_trial;
/// whether a path is registered, and its range, is for assembly to say.
TrialParameters load_trial_parameters(std::string const& path, Diagnostics& diagnostics);

}  // namespace convene
