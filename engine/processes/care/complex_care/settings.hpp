#pragma once

#include <array>

#include "engine/scenario/complex_care.hpp"
#include "engine/scenario/parameter.hpp"

namespace convene {

/// How ill people are and how often that brings them to care.
struct UtilisationSettings {
  double admissions, emergency, visits;       ///< a person and year, mean
  double lasting, drifting;                   ///< variance of log utilisation: for good, and what comes and goes
  double return_weeks;                        ///< mean time of return to the own mean
  double visit_spread;                        ///< sd of ln(visits) between people
  double stay_days;
  double follow_up;                           ///< share of discharges with a visit booked within 14 days
  double deaths, death_slope;                 ///< a person and year; slope on log utilisation
  double trend;                               ///< of admissions and emergency visits, ln a year
};

struct NeedSettings {
  double present;       ///< share of people who have it at a time
  double weeks;         ///< it lasts, mean
  double relief;        ///< fall of ln(admissions, emergency visits) while it is met
};

struct FunnelSettings {
  double clustering;                  ///< sd of people's proneness to needs, logit
  double illness;                     ///< correlation of that with lasting utilisation
  double screened_visit, screened_hospital, again_days;
  double found, wanted;
  double referred, referred_spread;   ///< of wanted help, at the middle clinic; sd between clinics, logit
  double reached, contact_days, give_up_days;
  double helped;                      ///< of those served, need met
  double patience_days;               ///< mean, on a waiting list
  double server_hours;                ///< a week
  double other_load;                  ///< share of servers' time that other clients take, where not given
  double intake_hours;                ///< of an assessment at a service
  double news_days, review_days;      ///< until an outcome is known: reported back, or found out
};

struct ProgrammeSettings {
  double caseload, days;              ///< people a care manager; of service
  double engaged;                     ///< share of those offered who take part
  double navigation;                  ///< closes the share of referrals that reach them
  double refers;                      ///< closes the share of wanted help that is referred
  double follow_up;                   ///< closes the share of discharges followed up in 14 days
  double coordination;                ///< of the care of those who take part
  double primary_care;                ///< the team and primary care work as one for them [0, 1]
  double review_days;
  double picks_ill;                   ///< where teams choose: standard deviations of readiness that one more admission weighs
};

struct CoordinationSettings {
  double effect, threshold, death_effect;   ///< fall of ln(events) at full coordination; where it begins
  double conference, primary_care;          ///< coordination where people are discussed; where care is integrated
  double primary_follow_up;
  double access, access_weeks;              ///< visits that opening access adds, of the usual; for so long
  double programmes;                        ///< other programmes that assess a person, mean
};

struct CostSettings {
  double admission, emergency, visit, service_hour, managed_week;
};

/// Every number of complex care, read from the register.
struct ComplexCareSettings {
  explicit ComplexCareSettings(Parameters& parameters);
  UtilisationSettings use;
  std::array<NeedSettings, need_types> need;
  FunnelSettings funnel;
  ProgrammeSettings programme;
  CoordinationSettings coordination;
  CostSettings cost;
};

UtilisationSettings read_utilisation(Parameters&);
std::array<NeedSettings, need_types> read_needs(Parameters&);
FunnelSettings read_funnel(Parameters&);
ProgrammeSettings read_programme(Parameters&);
CoordinationSettings read_coordination(Parameters&);
CostSettings read_costs(Parameters&);

}  // namespace convene
