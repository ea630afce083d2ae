#pragma once

#include <array>

#include "engine/scenario/parameter.hpp"
#include "engine/world/care.hpp"

namespace convene {

/// Years of age from 9 to 18, one rate each.
inline constexpr int age_years = 10;

/// How often patients come. Rates are per active patient and year.
struct VisitSettings {
  std::array<double, age_years> preventive;  ///< by year of age, from 9
  std::array<double, age_years> acute;       ///< with follow-up visits
  double immunisation;                       ///< immunisation-only visits, any vaccine
  double appointment;                        ///< the same while a later dose is due
  double elsewhere;                          ///< contacts with a pharmacy or health department that
                                             ///< offers the vaccine
  double back_to_school;                     ///< July-September against the rest of the year,
                                             ///< preventive visits
  double winter;                             ///< December-March against the rest of the year, acute visits
  double irregular_share;                    ///< families who come for few preventive visits
  double irregular_preventive;               ///< their preventive visits against the average
                                             ///< family's
  double scale;                              ///< visits in the horizon against those the history implies
};

/// What happens at a visit with a dose due, in a typical clinic without help.
struct EncounterSettings {
  double notice[dose_stages][visit_types];  ///< the dose due is noticed and
                                            ///< raised, probability
  double recommend;                         ///< a noticed dose is recommended, median provider,
                                            ///< probability
  double strong;                            ///< a recommendation is strong ("is due"), median provider,
                                            ///< probability
  double provider_sd;                       ///< providers differ, logit
  double accept_strong, accept_weak,
      accept_none;              ///< families' acceptance by wording, probability
  double intent_sd;             ///< families differ, logit
  double later_recommendation;  ///< a later dose is recommended more readily, logit
  double later_acceptance;      ///< families who began accept more easily, logit
  double family_share;          ///< share of a clinic's level that lies with its families
  double year_sd;               ///< a clinic's process differs from year to year, logit
};

/// What partners' care changes do at full fidelity.
struct EffectSettings {
  double prompts_notice;          ///< all visits, logit
  double standing_orders_notice;  ///< first doses at acute and immunisation-only
                                  ///< visits, logit
  double standing_orders_later;   ///< later doses at all visits, logit
  double feedback_notice;         ///< preventive visits, logit
  double other_visits;          ///< share of feedback's and communication's notice that reaches other visits
  double feedback_strong;       ///< share of strong recommendations, logit
  double communication_notice;  ///< preventive visits, logit
  double communication_recommend;  ///< logit
  double communication_strong;     ///< logit
  double age_focus;                ///< effects from the 13th birthday on, against those before
  double recall_response;          ///< average family's chance to come when contacted,
                                   ///< first dose
  double recall_later;             ///< the same, later dose
  double recall_intent;            ///< change of that chance with intent, logit per sd
  double recall_irregular;         ///< the chance of irregular families against regular
                                   ///< ones
};

/// The vaccine's rules and the panel's records.
struct SeriesSettings {
  int era_doses;       ///< doses needed by those who begin before 15: 2 or 3
  int interval_two;    ///< days from dose 1 to dose 2 in a series of two
  int interval_three;  ///< days from dose 1 to dose 2 in a series of three
  int last_interval,
      last_from_first;    ///< days from dose 2, and from dose 1, to dose 3
  double early_share;     ///< families offered the vaccine from the 9th birthday
  double leave_rate;      ///< patients who move away, per year
  double inactive_share;  ///< of the panel's records: patients who no longer come
  double registry_clinic,
      registry_elsewhere;  ///< the registry learns of a dose, probability
  int coverage_band;       ///< what the roster's coverage means: 0 ages 13-17, 1 ages
                           ///< 11-12
};

/// Every number of the vaccination setting, declared by being read.
struct VaccinationSettings {
  explicit VaccinationSettings(Parameters& parameters);

  VisitSettings visits;
  EncounterSettings encounter;
  EffectSettings effects;
  SeriesSettings series;
};

}  // namespace convene
