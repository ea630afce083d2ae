#include <algorithm>
#include <cctype>

#include "engine/scenario/hospital_roster.hpp"

namespace convene {
namespace {

constexpr char const* facility = "Facility ID";
constexpr char const* measure = "Measure Name";
constexpr char const* discharges = "Number of Discharges";
constexpr char const* readmitted = "Number of Readmissions";
constexpr char const* predicted = "Predicted Readmission Rate";
constexpr char const* expected = "Expected Readmission Rate";

std::vector<RosterColumn> readmission_columns() {
  return {{facility, Need::required},  {measure, Need::required},  {discharges, Need::column},
          {predicted, Need::column}, {expected, Need::column}, {readmitted},
          {"Facility Name"},           {"State"},                  {"Start Date"},
          {"End Date"},                {"System"}};
}

std::vector<RosterColumn> information_columns() {
  return {{facility, Need::required}, {"Facility Name"}, {"City/Town", Need::optional, "City"}, {"State"},
          {"County/Parish", Need::optional, "County Name"}, {"Hospital Type"}, {"Hospital Ownership"},
          {"Emergency Services"}, {"Hospital overall rating"}, {"System"}, {"Beds"}, {"ICU Share"}};
}

/// Six characters; numbers that a spreadsheet has shortened get their zeros back. Empty after a fault.
std::string facility_id(RosterRow const& row) {
  auto id = row.text(facility);
  if (id.empty()) return {};
  bool const plain = std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isalnum(c); });
  bool const digits = std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isdigit(c); });
  if (!plain || id.size() > 6 || (id.size() < 6 && !digits)) {
    row.refuse(facility, "must be CMS' six letters and digits", "leading zeros may be missing");
    return {};
  }
  return id.insert(0, 6 - id.size(), '0');
}

/// Place in `HospitalCondition`; a fault where CMS' name is another.
std::size_t condition_of(RosterRow const& row) {
  static constexpr std::array<std::string_view, hospital_condition_count> codes{"-AMI-", "-HF-", "-PN-", "-COPD-", "-CABG-", "-HIP-KNEE-"};
  auto const name = row.text(measure);
  for (std::size_t c = 0; c < codes.size(); ++c)
    if (name.find(codes[c]) != std::string::npos) return c;
  if (!name.empty()) row.refuse(measure, "is none of the six of the programme", "for example READM-30-AMI-HRRP");
  return hospital_condition_count;
}

/// Words that CMS writes where it does not publish a number.
bool is_suppressed(std::string const& text) {
  return text.empty() || text == "N/A" || text == "Not Available" || text.starts_with("Too Few");
}

std::optional<int> count(RosterRow const& row, char const* column) {
  if (is_suppressed(row.text(column))) return {};
  return row.whole(column, 0, 1'000'000);
}

std::optional<double> rate(RosterRow const& row, char const* column) {
  if (is_suppressed(row.text(column))) return {};
  auto const percent = row.number(column, 0, 100);
  return percent ? std::optional{*percent / 100} : std::nullopt;
}

/// "07/01/2021", as CMS writes a day.
std::optional<Date> cms_day(RosterRow const& row, char const* column) {
  auto const text = row.text(column);
  if (text.empty()) return {};
  auto const day = text.size() == 10 ? parse_date(text.substr(6) + "-" + text.substr(0, 2) + "-" + text.substr(3, 2)) : std::nullopt;
  if (!day) row.refuse(column, "must be a day", "write it as 07/01/2021");
  return day;
}

double years_of(RosterRow const& row) {
  auto const from = cms_day(row, "Start Date"), to = cms_day(row, "End Date");
  if (!from || !to) return 3;
  if (*to <= *from) row.refuse("End Date", "must be after the start", "are the two exchanged?");
  return std::max(1, to->days - from->days + 1) / 365.25;
}

void add_information(CsvTable const& table, HospitalBook const& book, Scenario& scenario, Diagnostics& diagnostics) {
  if (!table.readable) return;
  Roster const roster{table, information_columns(), diagnostics};
  UniqueNames names;
  for (std::size_t i = 0; i < roster.size(); ++i) {
    RosterRow const row{roster, i};
    auto const id = facility_id(row);
    if (id.empty()) continue;
    names.add(id, std::string(facility) + " = " + id, row.place(facility), diagnostics);
    auto const found = book.rows().find(id);
    if (found == book.rows().end()) continue;
    auto& clinic = scenario.clinics[found->second];
    auto& hospital = scenario.hospitals[found->second];
    clinic.county = row.text("County/Parish");
    if (auto const system = row.text("System"); !system.empty()) clinic.system = system;
    clinic.extra["type"] = row.text("Hospital Type");
    clinic.extra["ownership"] = row.text("Hospital Ownership");
    clinic.extra["city"] = row.text("City/Town");
    clinic.extra["rating"] = row.text("Hospital overall rating");
    hospital.beds = row.whole("Beds", 1, 10'000);
    hospital.icu_share = row.share("ICU Share");
  }
}

}  // namespace

void read_cms_hospitals(CsvTable const& table, CsvTable const& information, std::string const& state,
                        Scenario& scenario, Diagnostics& diagnostics) {
  Roster const roster{table, readmission_columns(), diagnostics};
  HospitalBook book{scenario, diagnostics};
  for (std::size_t i = 0; i < roster.size(); ++i) {
    RosterRow const row{roster, i};
    if (!state.empty() && row.text("State") != state) continue;
    auto const id = facility_id(row);
    auto const condition = condition_of(row);
    if (id.empty()) continue;
    bool const is_new = !book.knows(id);
    auto* const cell = book.cell(id, row.text(facility), condition, row, facility);
    if (is_new) {
      auto& clinic = scenario.clinics.back();
      clinic.extra = {{"name", row.text("Facility Name")}, {"state", row.text("State")}, {"type", ""}, {"ownership", ""}, {"city", ""}, {"rating", ""}};
      clinic.system = row.text("System");
      scenario.hospitals.back().years = years_of(row);
    }
    if (!cell) continue;
    *cell = {count(row, discharges), count(row, readmitted), rate(row, predicted), rate(row, expected)};
    check_cell(row, *cell, {readmitted, predicted, expected});
  }
  book.finish(table, state);
  add_information(information, book, scenario, diagnostics);
}

}  // namespace convene
