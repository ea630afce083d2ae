#include "engine/scenario/names.hpp"
#include "engine/scenario/toml_sections.hpp"
#include "engine/scenario/toml_trial.hpp"

namespace convene {
namespace {

constexpr int most_sites = 100'000;

void read_sites(Section& root, Trial& trial, int& sites) {
  auto const* const entry = root.any("population", Need::required) ? root.table("population") : nullptr;
  if (!entry) return;
  Section s{entry->value, entry->where, "[population]", root.diagnostics()};
  trial.patients = static_cast<int>(s.whole("people", 1, 1'000'000, Need::required).value_or(0));
  trial.size_spread = s.number("size_spread", 0, 2).value_or(0);
  trial.providers = static_cast<int>(s.whole("providers", 1, 1000).value_or(4));
  if (trial.is_of_people()) sites = static_cast<int>(s.whole("sites", 1, most_sites).value_or(1));
  s.finish();
}

/// As rows of services.csv.
void read_services_of(Section& root, Trial& trial) {
  auto const* const entry = root.array("service", Need::required);
  if (!entry) return;
  UniqueNames names{"service:"};
  for (auto const& item : entry->value.items) {
    Section s{item, item.where, "[[service]]", root.diagnostics(), "service."};
    ServiceRow row;
    row.where = s.where();
    if (auto const need = s.choice("need", {need_words.begin(), need_words.end()}, Need::required)) row.need = static_cast<NeedType>(*need);
    row.service = s.text("service").value_or(std::string{need_words[row.need]});
    names.add(row.service, "service = \"" + row.service + '"', row.where, root.diagnostics());
    row.servers = static_cast<int>(s.whole("servers", 0, 100'000, Need::required).value_or(0));
    row.hours_per_case = s.number("hours_per_case", 0.01, 2'000, Need::required).value_or(1);
    row.eligibility = s.number("eligibility", 0, 1);
    if (auto const limit = s.whole("waiting_limit", 0, 1'000'000)) row.waiting_limit = static_cast<int>(*limit);
    row.other_clients = s.number("other_clients", 0, 100'000);
    s.finish();
    trial.services.push_back(std::move(row));
  }
}

void read_rule(Section& root, Trial& trial) {
  auto& rule = trial.enrolment;
  rule.allotment = Allotment::randomised;
  rule.treated_share = !trial.is_of_people() ? 0 : trial.design == TrialDesign::pre_post ? 1 : 0.5;
  auto const* const entry = trial.is_of_people() ? root.any("enrolment", Need::required) : root.any("enrolment");
  read_enrolment(root, rule);
  bool const ends = rule.to_week.has_value();
  if (trial.is_of_people() || entry) rule.to_week = rule.to_week.value_or(1);  // told once
  if (!entry) return;
  if (rule.allotment == Allotment::programme)
    root.diagnostics().add(entry->where, "enrolment.allotment = \"programme\"", "a trial follows people who are not treated too",
                           "say \"randomised\" (by lot) or \"observational\" (the team chooses)");
  if (!ends)
    root.diagnostics().add(entry->where, "enrolment.to_week: missing", "everybody is followed for the whole time", "give the week in which enrolment ends");
}

void read_programme(Section& root, Trial& trial) {
  if (trial.is_of_people() && !root.any("programme", Need::required)) return;
  auto const* const entry = root.table("programme");
  if (!entry) return;
  Section s{entry->value, entry->where, "[programme]", root.diagnostics(), "programme."};
  trial.care_managers = s.number("care_managers", 0, 1'000, Need::required).value_or(0);
  read_facts(s, {{"caseload", "complex_care.programme.caseload"}, {"days", "complex_care.programme.days"},
                 {"taking_part", "complex_care.programme.engaged"}, {"primary_care", "complex_care.programme.primary_care"}}, trial);
  s.finish();
}

/// By lot within the sites, whom all share.
void give_arms(Section& root, Trial& trial, int sites) {
  for (auto const* key : {"arm", "staff"})
    if (auto const* const entry = root.any(key))
      root.refuse(*entry, "people are randomised within sites: their arms are control and treated", "say randomised = \"clinics\", or delete it");
  if (trial.design != TrialDesign::parallel && trial.design != TrialDesign::pre_post)
    root.refuse(*root.any("design"), "people randomised within sites are treated or not", "say parallel or pre_post, or randomised = \"clinics\"");
  for (auto const* id : {"control", "treated"}) {
    TrialArm arm;
    arm.id = id;
    arm.clinics = sites;
    arm.cohort = "sites";
    arm.share = trial.arms.empty() ? 1 - trial.enrolment.treated_share : trial.enrolment.treated_share;
    trial.arms.push_back(std::move(arm));
  }
}

}  // namespace

void read_complex_care_trial(Section& root, Trial& trial) {
  int sites = 1;
  read_sites(root, trial, sites);
  read_services_of(root, trial);
  read_rule(root, trial);
  read_programme(root, trial);
  if (auto const* const entry = root.table("context")) {
    Section s{entry->value, entry->where, "[context]", root.diagnostics()};
    read_facts(s, {{"project_weeks", "engagement.project_weeks"}, {"admissions_a_year", "complex_care.use.admissions"},
                   {"stay_days", "complex_care.use.stay_days"}, {"trend", "complex_care.use.trend"}, {"other_load", "complex_care.funnel.other_load"}}, trial);
    s.finish();
  }
  if (trial.is_of_people()) give_arms(root, trial, sites);
}

}  // namespace convene
