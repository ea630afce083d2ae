#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/diagnostics.hpp"

namespace convene {

/// What people with complex needs lack, in the order of the words of services.csv.
enum NeedType : std::uint8_t { housing, food, transport, utilities, behavioural_health, personal_care, need_types };
inline constexpr std::array<std::string_view, need_types> need_words{"housing",   "food",
                                                                "transport", "utilities",
                                                                "behavioural_health", "personal_care"};

/// One row of services.csv.
struct ServiceRow {
  std::string service;
  NeedType need = housing;
  int servers = 1;                      ///< cases worked on at the same time
  double hours_per_case = 1;            ///< of a server, mean
  std::optional<double> eligibility;    ///< share of people with the need who qualify [0, 1]
  std::optional<int> waiting_limit;     ///< places on the waiting list; none: no limit
  std::optional<double> other_clients;  ///< clients a week who come from elsewhere
  Where where;
};

/// One row of people.csv: a person with complex needs.
struct PersonRow {
  std::string person, clinic;
  std::optional<int> admissions_last_year;
  std::vector<NeedType> needs;  ///< known at the start
  bool needs_known = false; ///< the cell was filled: other needs are absent at the start
  Where where;
};

/// Who is offered care management during the run.
enum class Allotment : std::uint8_t {
  programme,     ///< everyone who qualifies, as far as care managers' caseloads go
  randomised,    ///< of those who qualify, a share by lot; the others are followed as controls
  observational  ///< the team chooses those it finds ready; the others who qualify are compared with them
};

inline constexpr int most_admissions = 4;  ///< that an enrolment rule may ask for

/// [enrolment] of scenario.toml: by default two admissions in six months.
struct EnrolmentRule {
  Allotment allotment = Allotment::programme;
  int admissions = 2;
  int within_days = 183;
  int from_week = 0;
  std::optional<int> to_week;           ///< none: the end of the horizon
  std::optional<int> people;            ///< at most so many in all
  double treated_share = 0.5;
};

/// What a scenario of complex care says beside its clinics and systems.
struct ComplexCareRosters {
  std::vector<ServiceRow> services;     ///< in file order; the world sorts by permanent id
  std::vector<PersonRow> people;        ///< empty: clinics' numbers of patients
  std::optional<int> count;             ///< [people]: people with complex needs in all, shared out by clinics' patients
  EnrolmentRule enrolment;
};

}  // namespace convene
