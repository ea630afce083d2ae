#include "engine/scenario/sites.hpp"

#include <algorithm>
#include <array>

#include "engine/scenario/number_text.hpp"

namespace convene {
namespace {

std::string as_text(std::optional<bool> value) {
  return !value ? "" : *value ? "yes" : "no";
}
std::string as_text(std::optional<double> value) {
  return value ? number_text(*value) : "";
}

std::optional<bool> as_truth(std::string const& text) {
  static std::array<std::string, 3> const yes{"yes", "true", "TRUE"}, no{"no", "false", "FALSE"};
  if (std::find(yes.begin(), yes.end(), text) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), text) != no.end()) return false;
  auto const number = parse_number(text);
  if (number && (*number == 0 || *number == 1)) return *number == 1;
  return {};
}

}  // namespace

std::optional<std::string> roster_value(ClinicRow const& c, std::string const& column) {
  if (column == "clinic" || column == "hospital") return c.clinic;
  if (column == "system") return c.system;
  if (column == "county") return c.county;
  if (column == "specialty") return c.specialty;
  if (column == "rural") return as_text(c.rural);
  if (column == "payer_public") return as_text(c.payer_public);
  if (column == "patients_9_18" || column == "patients") return number_text(c.patients);
  if (column == "providers") return number_text(c.providers);
  if (column == "coverage_1_dose") return as_text(c.coverage_1_dose);
  if (column == "coverage_up_to_date") return as_text(c.coverage_up_to_date);
  if (column == "ehr_reports") return as_text(c.ehr_reports);
  if (column == "prompts") return as_text(c.prompts);
  if (column == "standing_orders") return as_text(c.standing_orders);
  if (column == "champion") return as_text(c.champion);
  if (column == "improvement_hours") return as_text(c.improvement_hours);
  if (column == "care_managers") return as_text(c.care_managers);
  if (column == "lat") return as_text(c.latitude);
  if (column == "lon") return as_text(c.longitude);
  auto const other = c.extra.find(column);
  return other == c.extra.end() ? std::nullopt : std::optional{other->second};
}

bool same_value(std::string const& a, std::string const& b) {
  if (a == b) return true;
  if (auto const truth_a = as_truth(a), truth_b = as_truth(b); truth_a && truth_b)
    return *truth_a == *truth_b;
  auto const number_a = parse_number(a), number_b = parse_number(b);
  return number_a && number_b && *number_a == *number_b;
}

bool is_site(StrategySpec const& strategy, ClinicRow const& clinic) {
  return std::all_of(strategy.sites.begin(), strategy.sites.end(), [&](auto const& wanted) {
    auto const held = roster_value(clinic, wanted.first);
    return held && same_value(*held, wanted.second);
  });
}

}  // namespace convene
