#include "engine/scenario/toml_trial.hpp"

namespace convene {
namespace {

void read_patients(Section& s, Trial& trial) {
  trial.patients = static_cast<int>(s.whole("patients_9_18", 1, 1'000'000, Need::required).value_or(0));
  trial.providers = static_cast<int>(s.whole("providers", 1, 1000).value_or(4));
  trial.coverage = s.number("coverage_1_dose", 0.001, 0.999, Need::required).value_or(0);
  trial.coverage_spread = s.number("coverage_spread", 0, 3).value_or(0);
}

void read_hospitals(Section& s, Trial& trial) {
  auto& h = trial.hospitals;
  h.beds = s.number("beds", 1, 5000, Need::required).value_or(0);
  h.icu_share = s.number("icu_share", 0, 1);
  h.improvement_hours = s.number("improvement_hours", 0, 10'000);
  h.discharges = s.number("discharges", 1, 1e6).value_or(0);
  h.readmission = s.number("readmission_percent", 0.5, 60).value_or(0) / 100;
  if (h.readmission > 0 && h.discharges == 0)
    s.refuse(*s.any("readmission_percent"), "a published rate rests on discharges", "add discharges, a year and hospital");
  read_facts(s, {{"compliance", "world.hospital.compliance"}, {"compliance_spread", "world.hospital.compliance_sd"},
                 {"rate_spread", "hospital.harm_spread"}}, trial);
  if (auto const* const entry = s.table("rates")) {
    Section rates{entry->value, entry->where, "rates", s.diagnostics(), "rates."};
    read_facts(rates, {{"clabsi_icu", "hospital.clabsi.rate_icu"}, {"clabsi_other", "hospital.clabsi.rate_other"},
                       {"cauti_icu", "hospital.cauti.rate_icu"}, {"cauti_other", "hospital.cauti.rate_other"},
                       {"falls_icu", "hospital.falls.rate_icu"}, {"falls_other", "hospital.falls.rate_other"},
                       {"adverse_drug_events_icu", "hospital.adverse_drug_events.rate_icu"},
                       {"adverse_drug_events_other", "hospital.adverse_drug_events.rate_other"}}, trial);
    rates.finish();
  }
}

void read_context(Section& root, Trial& trial) {
  auto const* const entry = root.table("context");
  if (!entry) return;
  Section s{entry->value, entry->where, "[context]", root.diagnostics()};
  read_facts(s, {{"project_weeks", "engagement.project_weeks"}}, trial);
  if (trial.setting == Setting::hospital_safety)
    read_facts(s, {{"harm_trend", "hospital.trend.harm"}, {"readmission_trend", "hospital.trend.readmission"}}, trial);
  else
    read_facts(s, {{"doses_in_series", "vaccination.era_doses"}, {"coverage_band", "vaccination.coverage_band"},
                   {"inactive_share", "vaccination.inactive_share"}, {"visit_scale", "vaccination.visit_scale"}}, trial);
  s.finish();
}

}  // namespace

void read_facts(Section& s, std::initializer_list<TrialFact> facts, Trial& trial) {
  for (auto const& fact : facts)
    if (auto const value = s.number(fact.key, -1000, 1000)) trial.context[fact.path] = {*value, s.any(fact.key)->where};
}

void read_population(Section& root, Trial& trial) {
  read_context(root, trial);
  auto const* const entry = root.any("population", Need::required) ? root.table("population") : nullptr;
  if (!entry) return;
  Section s{entry->value, entry->where, "[population]", root.diagnostics()};
  trial.size_spread = s.number("size_spread", 0, 2).value_or(0);
  trial.setting == Setting::hospital_safety ? read_hospitals(s, trial) : read_patients(s, trial);
  s.finish();
}

}  // namespace convene
