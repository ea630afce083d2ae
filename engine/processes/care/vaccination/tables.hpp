#pragma once

#include "engine/core/id.hpp"
#include "engine/processes/care/vaccination/calendar_tables.hpp"
#include "engine/processes/care/vaccination/cohort.hpp"
#include "engine/processes/care/vaccination/encounter.hpp"
#include "engine/processes/care/vaccination/history.hpp"
#include "engine/processes/care/vaccination/levels.hpp"
#include "engine/processes/care/vaccination/series.hpp"
#include "engine/processes/care/vaccination/settings.hpp"
#include "engine/random/draws.hpp"
#include "engine/world/world.hpp"

namespace convene {

/// The setting's random decisions. Entity is the clinic's key; time is the
/// patient's serial number, or what is said.
namespace vaccination_draws {
inline constexpr Decision patient{"vaccination.patient"};    ///< traits, birth, first dose, moving
inline constexpr Decision history{"vaccination.history"};    ///< later doses before the start
inline constexpr Decision visit{"vaccination.visit"};        ///< turn: ordinal of the visit
inline constexpr Decision provider{"vaccination.provider"};  ///< time: provider
inline constexpr Decision luck{"vaccination.luck"};          ///< time: year
inline constexpr Decision recall{"vaccination.recall"};      ///< time: week; turn: attempt
}  // namespace vaccination_draws

/// Serial numbers: first-comers and entrants from 0; each replacement adds a
/// generation; inactive records apart.
inline constexpr std::uint32_t generation_step = 1u << 24, inactive_serials = 1u << 31;

/// What the vaccination setting knows before any replication: settings, tables,
/// and each clinic's levels.
struct VaccinationTables {
  VaccinationTables(World const& world, Parameters& parameters);
  VaccinationTables(VaccinationTables const&) = delete;

  VaccinationSettings settings;
  int weeks;
  VisitRates rates;
  Encounter encounter;
  Cohort cohort;
  Birthdays birthdays;
  CalendarTables calendar;
  History history;
  Series series;
  Levels levels;
  Column<ClinicId, std::uint64_t> key;
  Column<ClinicId, std::int32_t> patients, providers;
  Column<ClinicId, Levels::Pair> level;
  std::array<std::uint32_t, 4> past_record,
      past_registry;  ///< by doses: a record holds one of them, of 2^16
  std::array<std::array<std::uint32_t, family_classes>, dose_stages>
      recall;  ///< a contacted family comes, of 2^16
};

}  // namespace convene
