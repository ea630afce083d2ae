#include "engine/processes/care/vaccination/settings_reader.hpp"

namespace convene {

VisitSettings read_visits(Parameters& p) {
  VisitSettings v{};
  double const by_stage[] = {
      p.read({"vaccination.visits.preventive_9_10", 0.75, 0.2, 1, "1/year", Grade::C, "hpv.A2",
              "Preventive visits of an active patient aged 9-10"}),
      p.read({"vaccination.visits.preventive_11_12", 1.0, 0.3, 1.2, "1/year", Grade::D, "hpv.A2",
              "Preventive visits aged 11-12, when schools ask for Tdap and "
              "MenACWY"}),
      p.read({"vaccination.visits.preventive_13_15", 0.32, 0.2, 0.9, "1/year", Grade::C, "hpv.A2",
              "Preventive visits aged 13-15"}),
      p.read({"vaccination.visits.preventive_16_18", 0.27, 0.2, 0.9, "1/year", Grade::C, "hpv.A2",
              "Preventive visits aged 16-18"})};
  int const stage_of[age_years] = {0, 0, 1, 1, 2, 2, 2, 3, 3, 3};
  double const at_11 = p.read({"vaccination.visits.acute_11", 0.9, 0.4, 1.5, "1/year", Grade::B, "hpv.A2",
                               "Acute and follow-up visits at age 11"});
  double const at_17 = p.read({"vaccination.visits.acute_17", 0.95, 0.6, 2, "1/year", Grade::B, "hpv.A2",
                               "Acute and follow-up visits at age 17"});
  for (int i = 0; i < age_years; ++i) {
    auto const at = static_cast<std::size_t>(i);
    v.preventive[at] = by_stage[stage_of[i]];
    v.acute[at] = at_11 + (at_17 - at_11) * (i - 2) / 6.0;
  }
  v.immunisation = p.read({"vaccination.visits.immunisation", 0.18, 0.03, 0.4, "1/year", Grade::D, "hpv.A2",
                           "Immunisation-only visits when no later dose of the series is due"});
  v.appointment = p.read({"vaccination.visits.appointment", 0.27, 0.1, 2, "1/year", Grade::D, "hpv.A2",
                          "Immunisation-only visits while a later dose is due"});
  v.elsewhere = p.read({"vaccination.visits.elsewhere", 0.02, 0, 0.2, "1/year", Grade::E, "judgement",
                        "Contacts with a pharmacy or health department that "
                        "offers the vaccine"});
  v.back_to_school =
      p.read({"vaccination.visits.back_to_school", 1.8, 1, 4, "1", Grade::E, "hpv.A1 (seasonal peak)",
              "Preventive visits in July-September against the rest of the year"});
  v.winter = p.read({"vaccination.visits.winter", 1.4, 1, 3, "1", Grade::E, "judgement",
                     "Acute visits in December-March against the rest of the year"});
  v.irregular_share = p.read({"vaccination.visits.irregular_share", 0.35, 0.1, 0.7, "1", Grade::D, "hpv.A2",
                              "Families who come for few preventive visits"});
  v.irregular_preventive = p.read({"vaccination.visits.irregular_preventive", 0.2, 0.05, 1, "1", Grade::D,
                                   "hpv.A2", "Their preventive visits against the average family's"});
  v.scale = p.read({"vaccination.visit_scale", 1, 0.2, 2, "1", Grade::E, "judgement",
                    "Visits in the horizon against those that the starting coverage "
                    "implies"});
  return v;
}

}  // namespace convene
