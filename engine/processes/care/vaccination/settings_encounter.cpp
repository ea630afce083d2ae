#include "engine/processes/care/vaccination/settings_reader.hpp"

namespace convene {

EncounterSettings read_encounter(Parameters& p) {
  EncounterSettings e{};
  e.notice[first_dose][preventive] =
      p.read({"vaccination.notice.first_preventive", 0.88, 0.4, 0.99, "1", Grade::B, "hpv.A5",
              "A first dose due is raised at a preventive visit"});
  e.notice[first_dose][acute] =
      p.read({"vaccination.notice.first_acute", 0.019, 0.005, 0.3, "1", Grade::D, "hpv.A3",
              "A first dose due is raised at an acute or follow-up visit"});
  e.notice[first_dose][immunisation_only] =
      p.read({"vaccination.notice.first_immunisation", 0.72, 0.05, 0.95, "1", Grade::D, "hpv.A3",
              "A first dose due is raised at an immunisation-only visit"});
  e.notice[later_dose][preventive] =
      p.read({"vaccination.notice.later_preventive", 0.98, 0.6, 0.995, "1", Grade::D, "hpv.A3",
              "A later dose due is raised at a preventive visit"});
  e.notice[later_dose][acute] =
      p.read({"vaccination.notice.later_acute", 0.175, 0.03, 0.6, "1", Grade::D, "hpv.A3",
              "A later dose due is raised at an acute or follow-up visit"});
  e.notice[later_dose][immunisation_only] =
      p.read({"vaccination.notice.later_immunisation", 0.94, 0.5, 0.995, "1", Grade::D, "hpv.A3",
              "A later dose due is raised at an immunisation-only visit"});
  e.recommend = p.read({"vaccination.recommend", 0.86, 0.4, 0.98, "1", Grade::C, "hpv.A4, hpv.A5",
                        "The median provider recommends a dose that was raised"});
  e.strong = p.read({"vaccination.strong", 0.41, 0.2, 0.95, "1", Grade::B, "hpv.A5",
                     "The median provider's recommendation is strong"});
  e.provider_sd = p.read({"vaccination.provider_sd", 0.8, 0, 2, "logit", Grade::E, "hpv.A5",
                          "Spread between providers of recommending, and of doing so strongly"});
  e.accept_strong = p.read({"vaccination.accept.strong", 0.87, 0.7, 0.98, "1", Grade::A, "hpv.A4",
                            "Families who accept at once when the vaccine is called due"});
  e.accept_weak = p.read({"vaccination.accept.weak", 0.68, 0.4, 0.9, "1", Grade::A, "hpv.A4",
                          "Families who accept at once when it is called elective"});
  e.accept_none = p.read({"vaccination.accept.none", 0.07, 0, 0.25, "1", Grade::D, "hpv.A4",
                          "Families who ask for it without a recommendation"});
  e.intent_sd = p.read({"vaccination.intent_sd", 5.0, 1, 8, "logit", Grade::D, "hpv.A4",
                        "Spread between families of accepting; lasting, so that those "
                        "left over are the harder ones"});
  e.later_recommendation = p.read({"vaccination.recommend_later", 1.55, -1, 4, "logit", Grade::D, "hpv.A3",
                                   "Providers recommend the next dose of a "
                                   "series more readily than its first"});
  e.later_acceptance = p.read({"vaccination.accept.later", 0.65, -1, 3, "logit", Grade::D, "hpv.A3",
                               "Families who began the series accept the next dose more easily"});
  e.family_share = p.read({"vaccination.family_share", 0.4, 0, 1, "1", Grade::E, "judgement",
                           "Share of a clinic's distance from the national level that lies "
                           "with its families, not its process"});
  e.year_sd = p.read({"vaccination.year_sd", 1.0, 0, 2, "logit", Grade::D, "hpv.A5",
                      "A clinic's noticing and recommending differ from year to year"});
  return e;
}

EffectSettings read_effects(Parameters& p) {
  EffectSettings e{};
  e.prompts_notice = p.read({"vaccination.effect.prompts_notice", 0.5, 0, 1.2, "logit", Grade::A,
                             "hpv.A6 (OR 1.72, adjusted 1.52), hpv.B14",
                             "Prompts at full fidelity: raising a dose due at any visit"});
  e.standing_orders_notice =
      p.read({"vaccination.effect.standing_orders_notice", 1.0, 0, 2.5, "logit", Grade::E, "judgement",
              "Standing orders at full fidelity: raising a first dose at acute "
              "and immunisation-only visits"});
  e.standing_orders_later =
      p.read({"vaccination.effect.standing_orders_later", 0.6, 0, 2, "logit", Grade::E, "judgement",
              "Standing orders at full fidelity: raising a later dose at any visit"});
  e.other_visits =
      p.read({"vaccination.effect.other_visits", 0.8, 0, 1, "1", Grade::D,
              "hpv.A8 (24 of 61 clinics chose to use all encounters)",
              "Feedback's and communication's raising of doses due at acute and immunisation-only visits, "
              "against preventive ones"});
  e.feedback_notice = p.read({"vaccination.effect.feedback_notice", 5.5, -0.2, 8, "logit", Grade::D, "hpv.B1",
                              "Feedback at full fidelity: raising a dose due at preventive visits"});
  e.feedback_strong = p.read({"vaccination.effect.feedback_strong", 3.0, -0.2, 6, "logit", Grade::D, "hpv.B1",
                              "Feedback at full fidelity: share of strong recommendations"});
  e.communication_notice =
      p.read({"vaccination.effect.communication_notice", 3.5, 0, 6, "logit", Grade::D, "hpv.B3",
              "Full confidence: opening the conversation at preventive visits"});
  e.communication_recommend = p.read({"vaccination.effect.communication_recommend", 3.5, 0, 6, "logit",
                                      Grade::D, "hpv.B3", "Full confidence: recommending"});
  e.communication_strong = p.read({"vaccination.effect.communication_strong", 3.0, 0, 6, "logit", Grade::D,
                                   "hpv.B3", "Full confidence: share of strong recommendations"});
  e.age_focus =
      p.read({"vaccination.age_focus", 0.15, 0, 1, "1", Grade::D, "hpv.B1, hpv.B3 (no effect at 13-18)",
              "Effects of care changes on patients aged 13 and over, "
              "against those aged 9-12"});
  e.recall_response = p.read({"vaccination.recall.first_response", 0.06, 0, 0.3, "1", Grade::C, "hpv.B14",
                              "An average family comes within the week when "
                              "contacted about a first dose"});
  e.recall_later = p.read({"vaccination.recall.later_response", 0.15, 0, 0.5, "1", Grade::D, "hpv.B10",
                           "An average family comes within the week when "
                           "contacted about a later dose"});
  e.recall_intent = p.read({"vaccination.recall.intent", 0.8, 0, 2, "logit", Grade::E, "judgement",
                            "Change of that response per standard deviation of intent"});
  e.recall_irregular = p.read({"vaccination.recall.irregular", 0.5, 0, 1, "1", Grade::E, "judgement",
                               "Response of families who come irregularly against the others'"});
  return e;
}

SeriesSettings read_series(Parameters& p) {
  SeriesSettings s{};
  auto const whole = [&](ParameterSpec spec) { return static_cast<int>(p.read(std::move(spec)) + 0.5); };
  s.era_doses = whole({"vaccination.era_doses", 2, 2, 3, "1", Grade::A, "hpv.A6",
                       "Doses for those who begin before 15: 2, or 3 as until 2016"});
  s.interval_two = whole({"vaccination.interval_two", 150, 140, 200, "day", Grade::A, "hpv.A6",
                          "Least interval in a series of two doses"});
  s.interval_three = whole({"vaccination.interval_three", 45, 28, 62, "day", Grade::A, "hpv.A6",
                            "From dose 1 until dose 2 is due in a series of three"});
  s.last_interval = whole({"vaccination.last_interval", 84, 80, 130, "day", Grade::A, "hpv.A6",
                           "Least interval from dose 2 to dose 3"});
  s.last_from_first = whole({"vaccination.last_from_first", 150, 140, 200, "day", Grade::A, "hpv.A6",
                             "Least interval from dose 1 to dose 3"});
  s.early_share = p.read({"vaccination.early_share", 0.3, 0, 1, "1", Grade::E, "hpv.A1",
                          "Families offered the vaccine from the 9th birthday, the others "
                          "from the 11th"});
  s.leave_rate = p.read({"vaccination.leave_rate", 0.07, 0, 0.3, "1/year", Grade::E, "judgement",
                         "Patients who move away, each replaced by one of the same age"});
  s.inactive_share = p.read({"vaccination.inactive_share", 0, 0, 0.7, "1", Grade::E, "hpv.A2 (note)",
                             "Share of a panel's records that are of patients who no longer come"});
  s.registry_clinic = p.read({"vaccination.registry_clinic", 0.95, 0.5, 1, "1", Grade::E, "judgement",
                              "A dose given at the clinic reaches the registry"});
  s.registry_elsewhere = p.read({"vaccination.registry_elsewhere", 0.85, 0.3, 1, "1", Grade::E, "judgement",
                                 "A dose given elsewhere reaches the registry"});
  s.coverage_band = whole({"vaccination.coverage_band", 0, 0, 1, "1", Grade::D, "roster",
                           "Ages that the roster's coverage means: 0 is 13-17, 1 is 11-12"});
  return s;
}

}  // namespace convene
