#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/date.hpp"
#include "engine/core/hours.hpp"
#include "engine/core/id.hpp"
#include "engine/random/draws.hpp"
#include "engine/scenario/parameter.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/world/hospitals.hpp"

namespace convene {

/// Clinics as they stand when the scenario starts; rows ordered by key.
struct Clinics {
  Column<ClinicId, std::uint64_t> key;          ///< permanent hash of the roster's id
  Column<ClinicId, std::string> name;           ///< the roster's id
  Column<ClinicId, SystemId> system;            ///< always set: an independent clinic is a system of one
  Column<ClinicId, std::int32_t> patients;      ///< active, aged 9-18; of a hospital: discharges a year
  Column<ClinicId, std::int32_t> providers;
  Column<ClinicId, double> coverage_1_dose;     ///< ages 13-17 [0, 1]
  Column<ClinicId, double> coverage_up_to_date; ///< ages 13-17 [0, 1]
  Column<ClinicId, std::uint8_t> rural, prompts, standing_orders, champion, ehr_reports;
  Column<ClinicId, double> payer_public;        ///< [0, 1]
  Column<ClinicId, double> family_medicine;     ///< share of family physicians among prescribers [0, 1]
  Column<ClinicId, double> improvement_hours;   ///< hours a week
  Column<ClinicId, double> latitude, longitude; ///< degrees; NaN when unknown
  Column<ClinicId, std::size_t> roster_row;     ///< row of Scenario::clinics
  std::size_t size() const { return key.size(); }
};

/// Health systems, independent clinics among them as systems of one; rows ordered by key.
struct Systems {
  Column<SystemId, std::uint64_t> key;
  Column<SystemId, std::string> name;
  Column<SystemId, std::uint8_t> independent;
  Column<SystemId, std::vector<ClinicId>> clinics;   ///< ordered by id
  Column<SystemId, std::int32_t> layers;             ///< decision layers, >= 1
  Column<SystemId, std::int32_t> cycle_weeks;        ///< 26-52
  Column<SystemId, std::int32_t> cycle_offset;       ///< weeks from the scenario's start to the first cycle start at or after it
  Column<SystemId, PrioritySetter> priority_setter;
  Column<SystemId, std::int32_t> slots;              ///< topics a cycle has room for
  Column<SystemId, double> weight_time, weight_money, weight_care;  ///< sum 1
  Column<SystemId, double> qi_hours;                 ///< system QI staff hours a week
  Column<SystemId, std::uint8_t> leader_visible;
  Column<SystemId, double> willingness;              ///< about [-1, 1]
  Column<SystemId, double> legal_strictness;         ///< [0, 1]
  std::size_t size() const { return key.size(); }
};

struct StaffMember {
  std::string role;
  Hours hours;              ///< a week
  bool can_coach = true;    ///< strategists, directors and analysts do not
};

struct Partners {
  Column<PartnerId, std::uint64_t> key;
  Column<PartnerId, std::string> name, kind;
  Column<PartnerId, std::vector<StaffMember>> staff;
  Column<PartnerId, std::vector<std::string>> topics;
  Column<PartnerId, std::uint32_t> topic_bits;       ///< bits of World::topics
  Column<PartnerId, double> reputation;              ///< [0, 1]
  Column<PartnerId, std::int32_t> funded_weeks;      ///< weeks for which all staff are paid; -1: throughout
  Column<PartnerId, double> kept_after;              ///< share of staff hours kept when funding ends [0, 1]
  Column<PartnerId, double> latitude, longitude;     ///< degrees; NaN when unknown
  std::size_t size() const { return key.size(); }
};

/// What is known of earlier cooperation: between two partners, or a partner and a system. Symmetric, as given.
struct KnownTie {
  std::uint64_t one = 0, other = 0;  ///< keys of partners or systems
  double trust = -1;                 ///< [0, 1]; negative: not given
  double history_years = 0;
  bool data_sharing = false;
};

/// Complex care beside clinics and systems; empty in other settings.
struct ComplexCareWorld {
  std::vector<ServiceRow> services;                        ///< ordered by key; eligibility filled in
  std::vector<std::uint64_t> service_keys;
  Column<ClinicId, std::vector<PersonRow>> people;         ///< of the roster, ordered by key
  Column<ClinicId, std::int32_t> count;                    ///< people at each clinic, the roster's or as counted
  Column<ClinicId, double> care_managers;
  EnrolmentRule enrolment;
};

/// Who exists when a scenario starts: the same for every strategy and replication, and never changed.
struct World {
  Setting setting = Setting::vaccination;
  Date start;
  int weeks = 0;            ///< horizon
  std::uint64_t seed = 0;
  Clinics clinics;
  Systems systems;
  Partners partners;
  Hospitals hospitals;      ///< hospital safety alone
  ComplexCareWorld complex_care;
  std::vector<std::string> topics;  ///< all that partners name, ordered; at most 32
  std::vector<KnownTie> ties;
  std::vector<std::string> drawn;  ///< "clinics.improvement_hours" ...: columns that were drawn, wholly or in part
};

}  // namespace convene
