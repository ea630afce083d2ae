#include "engine/processes/care/complex_care/settings.hpp"

namespace convene {

UtilisationSettings read_utilisation(Parameters& p) {
  UtilisationSettings u{};
  u.admissions = p.read({"complex_care.use.admissions", 1.2, 0.2, 4, "1/year", Grade::D, "par.A5 Camden: with the variances below, 62% of those enrolled are admitted again within 180 days", "Hospital admissions of a person with complex needs, mean", Spread::log_uniform});
  u.emergency = p.read({"complex_care.use.emergency", 2.4, 0.5, 8, "1/year", Grade::E, "judgement", "Emergency visits without admission, mean", Spread::log_uniform});
  u.visits = p.read({"complex_care.use.visits", 2.2, 0.5, 8, "1/year", Grade::D, "par.A5 Camden: 27% of controls have an ambulatory visit within 14 days, 73% within a year", "Ambulatory visits of the middle person", Spread::log_uniform});
  u.lasting = p.read({"complex_care.use.lasting_variance", 0.8, 0, 2, "1", Grade::D, "par.A5 Camden and par.B13", "Variance between people of their own mean of log utilisation"});
  u.drifting = p.read({"complex_care.use.drifting_variance", 1.2, 0, 3, "1", Grade::D, "par.A5 Camden and par.B13", "Variance of log utilisation around a person's own mean: what comes and goes"});
  u.return_weeks = p.read({"complex_care.use.return_weeks", 26, 4, 104, "week", Grade::E, "judgement; par.B13 gives the first half-year only", "Mean time in which log utilisation returns to a person's own mean", Spread::log_uniform});
  u.visit_spread = p.read({"complex_care.use.visit_spread", 1.8, 0, 3, "1", Grade::D, "par.A5 Camden: 30% of controls have no primary care visit in a year", "Standard deviation between people of the logarithm of ambulatory visits"});
  u.stay_days = p.read({"complex_care.use.stay_days", 5, 2, 12, "day", Grade::E, "judgement", "Mean length of a hospital stay"});
  u.follow_up = p.read({"complex_care.use.follow_up", 0.13, 0, 0.5, "1", Grade::D, "par.A5 Camden: 27% within 14 days, with the visits people make anyway", "Share of discharges with a follow-up visit booked and kept within 14 days"});
  u.deaths = p.read({"complex_care.use.deaths", 0.04, 0.005, 0.2, "1/year", Grade::E, "judgement; par.A5 Health Quality Partners: 12.9% in 4.2 years of people aged 65 and over", "Deaths, mean", Spread::log_uniform});
  u.death_slope = p.read({"complex_care.use.death_slope", 0.5, 0, 1.5, "1", Grade::E, "judgement", "Rise of ln(deaths) with log utilisation"});
  u.trend = p.read({"complex_care.use.trend", 0, -0.2, 0.2, "1/year", Grade::E, "par.B14: in ten years usual care improved so far that a programme no longer showed", "Secular change of ln(admissions, emergency visits)"});
  return u;
}

CostSettings read_costs(Parameters& p) {
  CostSettings c{};
  c.admission = p.read({"complex_care.cost.admission", 13'000, 4'000, 30'000, "USD", Grade::E, "judgement", "Cost of a hospital admission"});
  c.emergency = p.read({"complex_care.cost.emergency", 650, 200, 2'000, "USD", Grade::E, "judgement", "Cost of an emergency visit without admission"});
  c.visit = p.read({"complex_care.cost.visit", 150, 50, 400, "USD", Grade::E, "judgement", "Cost of an ambulatory visit"});
  c.service_hour = p.read({"complex_care.cost.service_hour", 45, 15, 120, "USD/hour", Grade::E, "judgement", "Cost of an hour of a community service's staff"});
  c.managed_week = p.read({"complex_care.cost.managed_week", 60, 15, 200, "USD/week", Grade::D, "par.A5 HQP replication: 260 USD a month", "Cost of a person's week in care management"});
  return c;
}

}  // namespace convene
