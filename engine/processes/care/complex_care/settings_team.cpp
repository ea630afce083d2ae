#include "engine/processes/care/complex_care/settings.hpp"

namespace convene {

ProgrammeSettings read_programme(Parameters& p) {
  ProgrammeSettings s{};
  s.caseload = p.read({"complex_care.programme.caseload", 75, 50, 100, "person", Grade::C, "par.A5: 42% of organisations have 50-99 patients a care manager; a norm of 50 to 100", "People whom one care manager serves at a time"});
  s.days = p.read({"complex_care.programme.days", 120, 60, 365, "day", Grade::A, "par.A5 Camden: mean 120 days", "Mean time of service"});
  s.engaged = p.read({"complex_care.programme.engaged", 0.6, 0.2, 0.95, "1", Grade::E, "judgement; par.A5 Camden: engagement differs much", "Share of those offered care management who take part"});
  s.navigation = p.read({"complex_care.programme.navigation", 0.4, 0, 0.9, "1", Grade::E, "judgement", "Share of referrals that would not reach the person, and do for those who take part"});
  s.refers = p.read({"complex_care.programme.refers", 0.8, 0, 1, "1", Grade::E, "judgement", "Share of wanted help that would not be referred, and is for those who take part"});
  s.follow_up = p.read({"complex_care.programme.follow_up", 0.36, 0, 0.9, "1", Grade::D, "par.A5 Camden: 27% to 42% within 14 days, by intention to treat", "Share of discharges without a booked visit that get one, for those who take part"});
  s.coordination = p.read({"complex_care.programme.coordination", 0.5, 0, 1, "1", Grade::E, "judgement", "Coordination of care of those who take part [0, 1]"});
  s.primary_care = p.read({"complex_care.programme.primary_care", 0, 0, 1, "1", Grade::E, "judgement: a fact of the programme, which a scenario or a trial states", "Care team and primary care work as one for those who take part [0, 1]"});
  s.review_days = p.read({"complex_care.programme.review_days", 21, 7, 90, "day", Grade::D, "par.A6 Dallas: monthly follow-up", "Mean time until a care manager finds out what became of a referral"});
  s.picks_ill = p.read({"complex_care.programme.picks_ill", 1, -1, 3, "1", Grade::E, "judgement; par.A5 J-CHiP: more intensive management goes with more admissions", "Where a team chooses whom to enrol (observational): weight of one more admission in six months, in standard deviations of readiness"});
  return s;
}

CoordinationSettings read_coordination(Parameters& p) {
  CoordinationSettings c{};
  c.effect = p.read({"complex_care.coordination.effect", 0.4, -0.1, 1, "1", Grade::E, "judgement; par.A5: CareMore -0.32 admissions a person and year, Camden and 36 pooled studies none", "Fall of ln(admissions, emergency visits) when care is fully coordinated"});
  c.threshold = p.read({"complex_care.coordination.threshold", 0.6, 0, 0.95, "1", Grade::E, "judgement; par.B13: a better process without a better outcome", "Coordination below this changes no outcome"});
  c.death_effect = p.read({"complex_care.coordination.death_effect", 0.15, -0.1, 0.5, "1", Grade::E, "judgement; par.A5 Health Quality Partners: hazard ratio 0.75 (0.57-1.00)", "Fall of ln(deaths) when care is fully coordinated"});
  c.conference = p.read({"complex_care.coordination.conference", 0.3, 0, 0.8, "1", Grade::E, "judgement; par.A5: case conferences lower hospital admissions (p = .04)", "Closes the lack of coordination of a person who is discussed in case conferences"});
  c.primary_care = p.read({"complex_care.coordination.primary_care", 0.5, 0, 0.9, "1", Grade::E, "judgement", "Closes the lack of coordination where care teams and primary care work as one"});
  c.primary_follow_up = p.read({"complex_care.coordination.primary_follow_up", 0.2, 0, 0.8, "1", Grade::E, "judgement", "Share of discharges without a booked visit that get one where care teams and primary care work as one"});
  c.access = p.read({"complex_care.access.visits", 0.3, -0.2, 1, "1", Grade::E, "par.A5 Community Care Connections: +0.238 emergency visits a person in 90 days; par.A6: -8% in another programme", "Visits that are added when somebody first gets into care management or to a service, of the usual"});
  c.access_weeks = p.read({"complex_care.access.weeks", 13, 2, 52, "week", Grade::E, "judgement; par.A5: 90 days", "Mean time over which that fades", Spread::log_uniform});
  c.programmes = p.read({"complex_care.overlap.programmes", 1.2, 0, 4, "1", Grade::E, "judgement", "Other organisations' programmes that assess a person twice a year, mean"});
  return c;
}

ComplexCareSettings::ComplexCareSettings(Parameters& p)
    : use{read_utilisation(p)}, need{read_needs(p)}, funnel{read_funnel(p)}, programme{read_programme(p)}, coordination{read_coordination(p)}, cost{read_costs(p)} {}

}  // namespace convene
