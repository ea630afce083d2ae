#include <cmath>
#include <limits>
#include <optional>
#include <type_traits>

#include "engine/experiments/study/factor_target.hpp"

namespace convene {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

template <typename T>
double as_number(std::optional<T> const& cell) {
  return cell ? static_cast<double>(*cell) : none;
}
inline double as_number(int cell) { return cell; }

template <typename T>
void assign(std::optional<T>& cell, double value) {
  cell = std::is_same_v<T, int> ? static_cast<T>(std::lround(value)) : static_cast<T>(value);
}
inline void assign(int& cell, double value) { cell = static_cast<int>(std::lround(value)); }

/// A column of one roster: `rows` is the member of Scenario, `cell` that of its row.
template <typename Row, typename Cell>
FactorTarget column(std::vector<Row> Scenario::* rows, Cell Row::* cell, FactorKind kind, double low, double high,
                    std::string units) {
  FactorTarget target;
  target.kind = kind, target.low = low, target.high = high, target.units = std::move(units);
  target.set = [rows, cell](Scenario& to, SettingValue const& value, Where const&) {
    auto const* truth = std::get_if<bool>(&value);
    for (auto& row : to.*rows) assign(row.*cell, truth ? (*truth ? 1.0 : 0.0) : std::get<double>(value));
  };
  if (kind == FactorKind::truth) return target;
  target.rows = [rows, cell](Scenario const& from) {
    std::vector<double> values;
    for (auto const& row : from.*rows) values.push_back(as_number(row.*cell));
    return values;
  };
  // A clinic keeps a patient and a prescriber, however small it becomes.
  target.multiply = [rows, cell, low](Scenario& to, double factor) {
    for (auto& row : to.*rows) {
      double const value = as_number(row.*cell) * factor;
      assign(row.*cell, std::is_same_v<Cell, int> ? std::max(low, value) : value);
    }
  };
  return target;
}

}  // namespace

void add_roster_targets(Scenario const& scenario, FactorTargets& targets) {
  auto const add = [&](std::string const& path, FactorTarget target, std::string meaning) {
    target.meaning = std::move(meaning);
    targets.emplace(path, std::move(target));
  };
  using K = FactorKind;
  auto const clinic = [&](char const* name, auto cell, K kind, double low, double high, char const* units) {
    add(std::string("clinics.") + name, column(&Scenario::clinics, cell, kind, low, high, units),
        std::string("the roster's ") + name);
  };
  auto const system = [&](char const* name, auto cell, K kind, double low, double high, char const* units) {
    add(std::string("systems.") + name, column(&Scenario::systems, cell, kind, low, high, units),
        std::string("the roster's ") + name);
  };
  if (!scenario.clinics.empty()) {
    clinic("patients_9_18", &ClinicRow::patients, K::whole, 1, 1'000'000, "person");
    clinic("providers", &ClinicRow::providers, K::whole, 1, 10'000, "person");
    clinic("coverage_1_dose", &ClinicRow::coverage_1_dose, K::number, 0, 1, "1");
    clinic("coverage_up_to_date", &ClinicRow::coverage_up_to_date, K::number, 0, 1, "1");
    clinic("payer_public", &ClinicRow::payer_public, K::number, 0, 1, "1");
    clinic("improvement_hours", &ClinicRow::improvement_hours, K::number, 0, 10'000, "hour/week");
    clinic("rural", &ClinicRow::rural, K::truth, 0, 1, "1");
    clinic("ehr_reports", &ClinicRow::ehr_reports, K::truth, 0, 1, "1");
    clinic("prompts", &ClinicRow::prompts, K::truth, 0, 1, "1");
    clinic("standing_orders", &ClinicRow::standing_orders, K::truth, 0, 1, "1");
    clinic("champion", &ClinicRow::champion, K::truth, 0, 1, "1");
  }
  if (!scenario.systems.empty()) {
    system("cycle_weeks", &SystemRow::cycle_weeks, K::whole, 26, 52, "week");
    system("layers", &SystemRow::layers, K::whole, 1, 20, "1");
    system("slots", &SystemRow::slots, K::whole, 0, 100, "1");
    system("qi_staff_hours", &SystemRow::qi_staff_hours, K::number, 0, 100'000, "hour/week");
    system("willingness", &SystemRow::willingness, K::number, -1, 1, "1");
    system("legal_strictness", &SystemRow::legal_strictness, K::number, 0, 1, "1");
    system("leader_visible", &SystemRow::leader_visible, K::truth, 0, 1, "1");
  }
  if (!scenario.ties.empty()) {
    add("ties.trust", column(&Scenario::ties, &TieRow::trust, K::number, 0, 1, "1"), "the roster's trust");
    add("ties.history_years", column(&Scenario::ties, &TieRow::history_years, K::number, 0, 100, "year"),
        "the roster's history_years");
  }
}

}  // namespace convene
