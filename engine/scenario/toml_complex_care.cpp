#include "engine/scenario/toml_sections.hpp"

namespace convene {
namespace {

void read_count(Section& root, Scenario& scenario) {
  auto const* const entry = root.table("people");
  if (!entry) return;
  Section people{entry->value, entry->where, "[people]", root.diagnostics(), "people."};
  if (auto const count = people.whole("count", 1, 10'000'000, Need::required)) scenario.complex_care.count = static_cast<int>(*count);
  people.finish();
}

}  // namespace

void read_enrolment(Section& root, EnrolmentRule& rule) {
  auto const* const entry = root.table("enrolment");
  if (!entry) return;
  Section section{entry->value, entry->where, "[enrolment]", root.diagnostics(), "enrolment."};
  // The words stand in the order of the enumeration.
  if (auto const allotment = section.choice("allotment", {"programme", "randomised", "observational"}))
    rule.allotment = static_cast<Allotment>(*allotment);
  auto const whole = [&](char const* key, int low, int high, int& value) {
    if (auto const given = section.whole(key, low, high)) value = static_cast<int>(*given);
  };
  whole("admissions", 1, most_admissions, rule.admissions);
  whole("within_days", 1, 365, rule.within_days);
  whole("from_week", 0, 520, rule.from_week);
  if (auto const week = section.whole("to_week", 1, 520)) {
    rule.to_week = static_cast<int>(*week);
    if (*week <= rule.from_week) section.refuse(*section.any("to_week"), "must be after from_week", "leave it out to enrol until the end");
  }
  if (auto const people = section.whole("people", 1, 1'000'000)) rule.people = static_cast<int>(*people);
  if (auto const share = section.number("treated_share", 0, 1)) rule.treated_share = *share;
  section.finish();
}

void read_complex_care(Section& root, Scenario& scenario) {
  read_count(root, scenario);
  read_enrolment(root, scenario.complex_care.enrolment);
  if (scenario.setting == Setting::complex_care) return;
  for (auto const* key : {"people", "enrolment"})
    if (auto const* entry = root.any(key)) root.refuse(*entry, "is for setting = \"complex_care\" only", "delete it, or change the setting");
}

}  // namespace convene
