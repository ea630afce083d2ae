#include "engine/scenario/names.hpp"
#include "engine/scenario/roster.hpp"
#include "engine/scenario/rosters.hpp"

namespace convene {
namespace {

std::vector<RosterColumn> columns() {
  return {{"clinic", Need::required},
          {"system"},
          {"county"},
          {"rural"},
          {"payer_public"},
          {"specialty"},
          {"patients_9_18", Need::required, "patients"},
          {"providers", Need::required},
          {"coverage_1_dose"},
          {"coverage_up_to_date"},
          {"ehr_reports"},
          {"prompts"},
          {"standing_orders"},
          {"champion"},
          {"improvement_hours"},
          {"care_managers"},
          {"lat"},
          {"lon"}};
}

ClinicRow read_row(RosterRow const& row) {
  ClinicRow clinic;
  clinic.where = row.place();
  clinic.clinic = row.text("clinic");
  clinic.system = row.text("system");
  clinic.county = row.text("county");
  clinic.rural = row.truth("rural");
  clinic.payer_public = row.share("payer_public");
  if (row.choice("specialty", {"pediatrics", "family_medicine", "mixed"}))
    clinic.specialty = row.text("specialty");
  clinic.patients = row.whole("patients_9_18", 1, 1'000'000).value_or(0);
  clinic.providers = row.whole("providers", 1, 10'000).value_or(0);
  clinic.coverage_1_dose = row.share("coverage_1_dose");
  clinic.coverage_up_to_date = row.share("coverage_up_to_date");
  clinic.ehr_reports = row.truth("ehr_reports");
  clinic.prompts = row.truth("prompts");
  clinic.standing_orders = row.truth("standing_orders");
  clinic.champion = row.truth("champion");
  clinic.improvement_hours = row.number("improvement_hours", 0, 10'000);
  clinic.care_managers = row.number("care_managers", 0, 1'000);
  clinic.latitude = row.number("lat", -90, 90);
  clinic.longitude = row.number("lon", -180, 180);
  clinic.extra = row.extra();
  return clinic;
}

/// Faults of cells that contradict each other.
void check_row(RosterRow const& row, ClinicRow const& clinic) {
  if (clinic.coverage_1_dose && clinic.coverage_up_to_date &&
      *clinic.coverage_up_to_date > *clinic.coverage_1_dose)
    row.refuse("coverage_up_to_date",
               "must not exceed coverage_1_dose = " + number_text(*clinic.coverage_1_dose),
               "are the two exchanged?");
}

/// Systems, independent clinics among them, are told apart by the hash of their kind and name.
void check_unit(RosterRow const& row, ClinicRow const& clinic, UniqueNames& units, Diagnostics& diagnostics) {
  auto const* const column = clinic.system.empty() ? "clinic" : "system";
  auto const& name = clinic.system.empty() ? clinic.clinic : clinic.system;
  auto const unit = (clinic.system.empty() ? "independent:" : "system:") + name;
  if (!name.empty() && !units.contains(unit))
    units.add(unit, column + (" = " + name), row.place(column), diagnostics);
}

}  // namespace

void read_clinics(CsvTable const& table, Scenario& scenario, Diagnostics& diagnostics) {
  Roster const roster{table, columns(), diagnostics};
  if (!table.readable) return;
  if (roster.size() == 0 && table.complete)
    diagnostics.add({table.file, 1, 1}, "no clinics", "a scenario needs at least one",
                    "add a line for each clinic");
  UniqueNames names, units;
  for (std::size_t i = 0; i < roster.size(); ++i) {
    RosterRow const row{roster, i};
    auto clinic = read_row(row);
    check_row(row, clinic);
    if (!clinic.clinic.empty())
      names.add(clinic.clinic, "clinic = " + clinic.clinic, row.place("clinic"), diagnostics);
    check_unit(row, clinic, units, diagnostics);
    scenario.clinics.push_back(std::move(clinic));
  }
}

}  // namespace convene
