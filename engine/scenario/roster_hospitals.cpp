#include <map>

#include "engine/scenario/hospital_roster.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/roster.hpp"
#include "engine/scenario/rosters.hpp"

namespace convene {
namespace {

std::vector<RosterColumn> columns() {
  return {{"hospital", Need::required}, {"condition", Need::column}, {"discharges"}, {"readmissions"},
          {"predicted_rate"}, {"expected_rate"}, {"years"}, {"system"}, {"state"}, {"county"}, {"type"}, {"rural"},
          {"beds"}, {"icu_share"}, {"improvement_hours"}, {"champion"}, {"ehr_reports"}, {"lat"}, {"lon"}};
}

/// What the first of a hospital's rows says of the hospital itself.
void read_hospital(RosterRow const& row, ClinicRow& clinic, HospitalRow& hospital) {
  clinic.system = row.text("system");
  clinic.county = row.text("county");
  clinic.rural = row.truth("rural");
  clinic.improvement_hours = row.number("improvement_hours", 0, 10'000);
  clinic.champion = row.truth("champion");
  clinic.ehr_reports = row.truth("ehr_reports");
  clinic.latitude = row.number("lat", -90, 90);
  clinic.longitude = row.number("lon", -180, 180);
  clinic.extra = row.extra();
  for (auto const* column : {"state", "type"}) clinic.extra[column] = row.text(column);
  hospital.beds = row.whole("beds", 1, 10'000);
  hospital.icu_share = row.share("icu_share");
  hospital.years = row.number("years", 0.1, 20).value_or(3);
}

HospitalCell read_cell(RosterRow const& row) {
  HospitalCell cell;
  cell.discharges = row.whole("discharges", 0, 1'000'000);
  cell.readmissions = row.whole("readmissions", 0, 1'000'000);
  cell.predicted = row.share("predicted_rate");
  cell.expected = row.share("expected_rate");
  return cell;
}

}  // namespace

bool is_cms_form(CsvTable const& table) {
  for (auto const& cell : table.header)
    if (cell.text == "Measure Name") return true;
  return false;
}

void check_cell(RosterRow const& row, HospitalCell const& cell, CellColumns const& columns) {
  if (cell.discharges && cell.readmissions && *cell.readmissions > *cell.discharges)
    row.refuse(columns.readmissions, "must not exceed the discharges = " + std::to_string(*cell.discharges),
               "are the two exchanged?");
  for (auto const& [column, rate] : {std::pair{columns.predicted, cell.predicted}, {columns.expected, cell.expected}})
    if (rate && (*rate <= 0 || *rate >= 1)) row.refuse(column, "no hospital readmits none or all", "leave it empty if it is not known");
}

HospitalCell* HospitalBook::cell(std::string const& name, std::string const& shown, std::size_t condition,
                                 RosterRow const& row, std::string const& column) {
  auto const [found, is_new] = rows_.emplace(name, scenario_.hospitals.size());
  if (is_new) {
    names_.add(name, column + " = " + shown, row.place(column), diagnostics_);
    ClinicRow clinic;
    clinic.clinic = name;
    clinic.where = row.place();
    scenario_.clinics.push_back(std::move(clinic));
    scenario_.hospitals.push_back({});
    seen_.push_back({});
  }
  if (condition == hospital_condition_count) return nullptr;
  auto& line = seen_[found->second][condition];
  if (line > 0) {
    diagnostics_.add(row.place(column), column + " = " + shown, "line " + std::to_string(line) + " has the same hospital and condition", "delete one");
    return nullptr;
  }
  line = row.place().line;
  return &scenario_.hospitals[found->second].cells[condition];
}

void read_hospitals(CsvTable const& table, CsvTable const& information, std::string const& state, Scenario& scenario,
                    Diagnostics& diagnostics) {
  if (is_cms_form(table)) return read_cms_hospitals(table, information, state, scenario, diagnostics);
  Roster const roster{table, columns(), diagnostics};
  if (!table.readable) return;
  std::vector<std::string> const words(hospital_conditions.begin(), hospital_conditions.end());
  HospitalBook book{scenario, diagnostics};
  for (std::size_t i = 0; i < roster.size(); ++i) {
    RosterRow const row{roster, i};
    auto const name = row.text("hospital");
    auto const condition = row.choice("condition", words);
    if (name.empty() || (!state.empty() && row.text("state") != state)) continue;
    bool const is_new = !book.knows(name);
    auto* const cell = book.cell(name, name, condition.value_or(hospital_condition_count), row, "hospital");
    if (is_new) read_hospital(row, scenario.clinics.back(), scenario.hospitals.back());
    if (!cell) continue;
    *cell = read_cell(row);
    check_cell(row, *cell, {"readmissions", "predicted_rate", "expected_rate"});
  }
  book.finish(table, state);
}

void HospitalBook::finish(CsvTable const& table, std::string const& state) const {
  if (!scenario_.hospitals.empty() || !table.complete) return;
  diagnostics_.add({table.file, 1, 1}, state.empty() ? "no hospitals" : "no hospitals in the state " + state,
                   "a scenario needs at least one", state.empty() ? "add lines" : "write the state as the file does, such as \"MI\"");
}

}  // namespace convene
