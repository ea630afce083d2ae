#include <algorithm>

#include "engine/experiments/study/roster_column.hpp"

namespace convene {
namespace {

using T = RosterTargets;

void add_clinics(Scenario const& scenario, FactorTargets& targets) {
  bool const vaccination = scenario.setting == Setting::vaccination;
  T clinics{targets, "clinics", scenario.clinics.size(), [](Scenario const& from, std::size_t row) {
              return std::vector{from.clinics[row].system, from.clinics[row].clinic};
            }};
  auto const add = [&](char const* name, T::Allowed allowed, char const* meaning, auto cell) {
    clinics.add(name, std::move(allowed), meaning, member_of(&Scenario::clinics, cell));
  };
  add(vaccination ? "patients_9_18" : "patients", T::whole(1, 1'000'000, "person"),
      vaccination ? "patients aged 9-18" : "people with complex needs", &ClinicRow::patients);
  add("providers", T::whole(1, 10'000, "person"), "prescribers", &ClinicRow::providers);
  add("improvement_hours", T::number(0, 10'000, "hour/week"), "staff hours for improvement work", &ClinicRow::improvement_hours);
  add("rural", T::truth(), "whether the clinic is rural", &ClinicRow::rural);
  add("ehr_reports", T::truth(), "whether the clinic makes quality reports from its records", &ClinicRow::ehr_reports);
  add("champion", T::truth(), "whether the clinic has a champion at the start", &ClinicRow::champion);
  if (!vaccination) {
    add("care_managers", T::number(0, 1'000, "1"), "care managers, full posts", &ClinicRow::care_managers);
    return;
  }
  add("coverage_1_dose", T::share(), "share of patients aged 13-17 with a dose or more", &ClinicRow::coverage_1_dose);
  add("coverage_up_to_date", T::share(), "share of patients aged 13-17 up to date", &ClinicRow::coverage_up_to_date);
  add("payer_public", T::share(), "share of patients with public insurance", &ClinicRow::payer_public);
  add("prompts", T::truth(), "whether the records prompt", &ClinicRow::prompts);
  add("standing_orders", T::truth(), "whether nurses may vaccinate by standing order", &ClinicRow::standing_orders);
}

void add_systems(Scenario const& scenario, FactorTargets& targets) {
  T systems{targets, "systems", scenario.systems.size(),
            [](Scenario const& from, std::size_t row) { return std::vector{from.systems[row].system}; }};
  auto const add = [&](char const* name, T::Allowed allowed, char const* meaning, auto cell) {
    systems.add(name, std::move(allowed), meaning, member_of(&Scenario::systems, cell));
  };
  add("cycle_weeks", T::whole(26, 52, "week"), "length of an improvement cycle", &SystemRow::cycle_weeks);
  add("priority_setter", T::word({"system", "clinic", "provider"}), "who decides what is improved", &SystemRow::priority_setter);
  add("layers", T::whole(1, 20, "1"), "decision layers between executive and site", &SystemRow::layers);
  add("slots", T::whole(0, 100, "1"), "topics that fit into one cycle", &SystemRow::slots);
  add("qi_staff_hours", T::number(0, 100'000, "hour/week"), "hours of the system's own improvement staff", &SystemRow::qi_staff_hours);
  add("willingness", T::number(-1, 1, "1"), "readiness to join, 0 is the average system", &SystemRow::willingness);
  add("legal_strictness", T::share(), "how strict the system's lawyers are", &SystemRow::legal_strictness);
  add("leader_visible", T::truth(), "whether its leader can be found from outside", &SystemRow::leader_visible);
  for (auto const& [name, cell] : {std::pair{"time", &SystemRow::weight_time}, {"money", &SystemRow::weight_money}, {"care", &SystemRow::weight_care}})
    add((std::string("weight_") + name).c_str(), T::number(0, 1'000, "1"), "how much it counts for the system, beside the other weights", cell);
}

/// Trust and shared data are read of ties between partners, earlier work of those with systems and clinics.
void add_ties(Scenario const& scenario, FactorTargets& targets) {
  auto const is_partner = [&](std::string const& name) {
    return std::any_of(scenario.partners.begin(), scenario.partners.end(), [&](auto const& p) { return p.id == name; });
  };
  std::vector<std::size_t> among, outward;
  for (std::size_t i = 0; i < scenario.ties.size(); ++i)
    (is_partner(scenario.ties[i].from) && is_partner(scenario.ties[i].to) ? among : outward).push_back(i);
  auto const add = [&](std::vector<std::size_t> const& rows, char const* name, T::Allowed allowed, char const* meaning, auto cell) {
    T ties{targets, "ties", rows.size(), [rows](Scenario const& from, std::size_t row) {
             return std::vector{from.ties[rows[row]].from + '.' + from.ties[rows[row]].to};
           }};
    ties.add(name, std::move(allowed), meaning, [rows, cell](auto& s, std::size_t row) -> auto& { return s.ties[rows[row]].*cell; });
  };
  add(among, "trust", T::share(), "partners' trust in each other at the start", &TieRow::trust);
  add(among, "data_sharing", T::truth(), "whether data may flow between partners at the start", &TieRow::data_sharing);
  add(outward, "history_years", T::number(0, 200, "year"), "years of earlier work with a system or clinic", &TieRow::history_years);
}

/// A row is a hospital and a condition; of the hospital itself, a hospital.
void add_hospitals(Scenario const& scenario, FactorTargets& targets) {
  auto const name = [](Scenario const& from, std::size_t hospital) { return from.clinics[hospital].clinic; };
  T hospitals{targets, "hospitals", scenario.hospitals.size(), [name](Scenario const& from, std::size_t row) {
                return std::vector{from.clinics[row].system, name(from, row)};
              }};
  auto const own = [&](char const* column, T::Allowed allowed, char const* meaning, auto cell) {
    hospitals.add(column, std::move(allowed), meaning, member_of(&Scenario::clinics, cell));
  };
  own("improvement_hours", T::number(0, 10'000, "hour/week"), "staff hours for improvement work", &ClinicRow::improvement_hours);
  own("rural", T::truth(), "whether the hospital is rural", &ClinicRow::rural);
  own("ehr_reports", T::truth(), "whether the hospital makes quality reports from its records", &ClinicRow::ehr_reports);
  own("champion", T::truth(), "whether the hospital has a champion at the start", &ClinicRow::champion);
  hospitals.add("beds", T::whole(1, 10'000, "bed"), "beds", member_of(&Scenario::hospitals, &HospitalRow::beds));
  hospitals.add("icu_share", T::share(), "share of patient-days in intensive care", member_of(&Scenario::hospitals, &HospitalRow::icu_share));

  constexpr auto n = static_cast<std::size_t>(hospital_condition_count);
  T conditions{targets, "hospitals", scenario.hospitals.size() * n, [name](Scenario const& from, std::size_t row) {
                 std::string const condition{hospital_conditions[row % n]}, hospital = name(from, row / n);
                 return std::vector{condition, hospital, hospital + '.' + condition};
               }};
  auto const of_condition = [](auto cell) {
    return [cell](auto& s, std::size_t row) -> auto& { return s.hospitals[row / n].cells[row % n].*cell; };
  };
  auto const published = [](T::Allowed allowed) { return T::may_be_empty(std::move(allowed)); };
  conditions.add("discharges", published(T::whole(1, 1'000'000, "person")),
                 "discharges by condition over the years of the file; multiplied, where they are published", of_condition(&HospitalCell::discharges));
  // No hospital readmits none or all.
  conditions.add("predicted_rate", published(T::number(0.001, 0.999, "1")),
                 "predicted readmission rate by condition; multiplied, where it is published", of_condition(&HospitalCell::predicted));
  conditions.add("expected_rate", published(T::number(0.001, 0.999, "1")),
                 "expected readmission rate by condition; multiplied, where it is published", of_condition(&HospitalCell::expected));
}

void add_services(Scenario const& scenario, FactorTargets& targets) {
  auto const& services = scenario.complex_care.services;
  T roster{targets, "services", services.size(), [](Scenario const& from, std::size_t row) {
             auto const& service = from.complex_care.services[row];
             return std::vector{std::string{need_words[service.need]}, service.service};
           }};
  auto const add = [&](char const* name, T::Allowed allowed, char const* meaning, auto cell) {
    roster.add(name, std::move(allowed), meaning,
               [cell](auto& s, std::size_t row) -> auto& { return s.complex_care.services[row].*cell; });
  };
  add("servers", T::whole(0, 100'000, "1"), "cases worked on at the same time", &ServiceRow::servers);
  add("hours_per_case", T::number(0.01, 2'000, "hour"), "hours of a server for a case, mean", &ServiceRow::hours_per_case);
  add("eligibility", T::share(), "share of people with the need who qualify", &ServiceRow::eligibility);
  add("waiting_limit", T::may_be_empty(T::whole(0, 1'000'000, "person")), "places on the waiting list; empty: no limit", &ServiceRow::waiting_limit);
  add("other_clients", T::number(0, 100'000, "person/week"), "clients who come from elsewhere", &ServiceRow::other_clients);
}

void add_people(Scenario const& scenario, FactorTargets& targets) {
  auto const& care = scenario.complex_care;
  T people{targets, "people", care.people.size(), [](Scenario const& from, std::size_t row) {
             auto const& person = from.complex_care.people[row];
             return std::vector{person.clinic, person.person};
           }};
  people.add("admissions_last_year", T::whole(0, 100, "1"), "admissions in the year before the start",
             [](auto& s, std::size_t row) -> auto& { return s.complex_care.people[row].admissions_last_year; });
  // A roster says who they are; else clinics' patients are people with complex needs, unless their number is given.
  T count{targets, "people", care.people.empty() && scenario.setting == Setting::complex_care ? 1U : 0U,
          [](Scenario const&, std::size_t) { return std::vector<std::string>{}; }};
  count.add("count", T::may_be_empty(T::whole(1, 10'000'000, "person")), "people with complex needs in all, shared out by clinics' patients",
            [](auto& s, std::size_t) -> auto& { return s.complex_care.count; });
}

}  // namespace

void add_roster_targets(Scenario const& scenario, FactorTargets& targets) {
  if (scenario.setting == Setting::hospital_safety)
    add_hospitals(scenario, targets);
  else
    add_clinics(scenario, targets);
  add_systems(scenario, targets);
  add_ties(scenario, targets);
  add_services(scenario, targets);
  add_people(scenario, targets);
}

}  // namespace convene
