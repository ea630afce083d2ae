#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/date.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/scenario/complex_care.hpp"
#include "engine/scenario/hospital.hpp"
#include "engine/scenario/parameter.hpp"

namespace convene {

enum class Setting { vaccination, hospital_safety, complex_care };
enum class PrioritySetter { system, clinic, provider };  ///< who decides what is improved
enum class Engagement { none, clinic, system, hybrid };  ///< whom a strategy's partners approach

/// One row of clinics.csv. What the roster leaves out is empty here and drawn when the world is built.
struct ClinicRow {
  std::string clinic;  ///< the roster's own id, unique
  std::string system;  ///< empty: independent, a system of one
  std::string county;
  std::string specialty;  ///< "pediatrics", "family_medicine", "mixed" or empty
  std::optional<bool> rural;
  std::optional<double> payer_public;  ///< share of patients with public insurance [0, 1]
  int patients = 0;                    ///< active patients aged 9-18 (from the 9th up to the 19th birthday)
  int providers = 0;                   ///< prescribers
  std::optional<double> coverage_1_dose;      ///< share of patients aged 13-17 with >= 1 dose [0, 1]
  std::optional<double> coverage_up_to_date;  ///< share of patients aged 13-17 up to date [0, 1]
  std::optional<bool> ehr_reports, prompts, standing_orders, champion;
  std::optional<double> improvement_hours;    ///< staff hours a week for improvement work
  std::optional<double> latitude, longitude;  ///< degrees
  std::optional<double> care_managers;        ///< full posts, complex care
  std::map<std::string, std::string> extra;   ///< other columns, passed through
  Where where;
};

/// One row of systems.csv.
struct SystemRow {
  std::string system;
  std::optional<int> cycle_weeks;   ///< length of a QI cycle, 26-52
  std::optional<Date> cycle_start;  ///< a day on which a cycle starts
  std::optional<PrioritySetter> priority_setter;
  std::optional<int> layers;  ///< decision layers between executive and clinic
  std::optional<int> slots;   ///< topics that fit into one cycle
  std::optional<double> weight_time, weight_money, weight_care;  ///< what counts, any scale >= 0
  std::optional<double> qi_staff_hours;                          ///< system QI staff hours a week
  std::optional<bool> leader_visible;
  std::optional<double> willingness;       ///< [-1, 1], 0 is the average system
  std::optional<double> legal_strictness;  ///< [0, 1]
  std::map<std::string, std::string> extra;
  Where where;
};

/// One row of ties.csv: from -> to, partners or systems.
struct TieRow {
  std::string from, to;
  std::optional<double> trust;  ///< [0, 1]
  std::optional<double> history_years;
  std::optional<bool> data_sharing;
  Where where;
};

struct StaffSpec {
  std::string role;  ///< "coach", "strategist", "director", "analyst" ...
  int people = 0;
  double hours_per_week = 0;  ///< of each person
};

struct PartnerSpec {
  std::string id, kind;
  std::vector<StaffSpec> staff;
  std::vector<std::string> topics;
  std::optional<double> latitude, longitude;  ///< where its staff set out; absent: travel as registered
  std::optional<double> reputation;           ///< [0, 1]
  std::optional<int> funded_weeks;            ///< all staff are paid for these weeks; absent: throughout
  std::optional<double> kept_after;           ///< share of staff hours kept after that [0, 1]; absent: none
  Where where;
};

using SettingValue = std::variant<bool, double, std::string>;

/// A value a lever or policy is given, with its place for messages.
struct GivenSetting {
  SettingValue value;
  Where where;
};

/// One lever of a strategy: `levers.coaching = { mode = "webinar" }`.
struct LeverUse {
  std::string id;
  std::map<std::string, GivenSetting> settings;
  Where where;
};

struct PolicyUse {
  std::string kind = "first_come";
  std::map<std::string, GivenSetting> settings;  ///< every_weeks and the policy's own
  Where where;
};

/// A choice to be compared.
struct StrategySpec {
  std::string name;
  Engagement engagement = Engagement::none;
  std::vector<std::size_t> partners;  ///< rows of Scenario::partners
  PolicyUse policy;
  std::vector<LeverUse> levers;  ///< ordered by id
  /// Only clinics whose roster column has this value are approached (empty: all). For trials inside a
  /// scenario.
  std::map<std::string, std::string> sites;
  std::optional<int> begin_week{};  ///< instead of the scenario's branch_week (trials)
  bool enrolled = false;  ///< approached clinics have agreed beforehand (trials)
  Where where;
  std::map<std::string, Where> sites_where;  ///< places of the keys of `sites`
};

struct Economics {
  std::string currency = "USD";
  int price_year = 2026;
  std::vector<double> willingness_to_pay;  ///< per unit of the outcome
};

/// A range for a parameter that is drawn, instead of the registered one.
struct GivenRange {
  double low, high;
  Where where;
};

/// `[uncertainty]`: parameters of these grades, and those with a range here, are drawn `draws` times.
struct Uncertainty {
  int draws = 0;  ///< 0: parameters as they are; else 2 or more
  std::vector<Grade> grades{Grade::C, Grade::D, Grade::E};
  std::map<std::string, GivenRange> ranges;
};

/// One parameter override, with its place.
struct GivenParameter {
  double value;
  Where where;
};

/// The whole question, as asked: plain data, unchanged while anything runs.
struct Scenario {
  std::string title;
  Setting setting = Setting::vaccination;
  Date start;
  int horizon_weeks = 52;
  int replications = 100;
  std::uint64_t seed = 1;
  std::string baseline;            ///< name of the strategy that others are compared to
  int branch_week = 0;             ///< strategies share the baseline's past before this week
  std::string outcome;             ///< id of the primary measure; empty: the setting's own
  std::vector<ClinicRow> clinics;  ///< in file order; the world sorts by permanent id
  std::vector<HospitalRow> hospitals;  ///< hospital safety: one for each of `clinics`; else none
  std::vector<SystemRow> systems;
  std::vector<TieRow> ties;
  ComplexCareRosters complex_care;
  std::vector<PartnerSpec> partners;     ///< in file order
  std::vector<StrategySpec> strategies;  ///< in file order
  std::map<std::string, GivenParameter> parameters;
  Economics economics;
  Uncertainty uncertainty;
  std::map<std::string, std::string>
      files;            ///< file name -> full text (scenario.toml and every roster), for provenance
  std::string path;     ///< of scenario.toml
  Where outcome_where;  ///< of the key, for those who know the measures
};

std::string to_string(Setting);  ///< "vaccination"
std::string site_word(Setting);  ///< what a row of `clinics` is called: "clinic", "hospital"
std::string to_string(Engagement);

}  // namespace convene
