#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <vector>

#include "engine/core/id.hpp"
#include "engine/processes/care/vaccination/tables.hpp"
#include "engine/world/care.hpp"

namespace convene {

/// The vaccination model written the plain way: an array of structs, one std::mt19937_64, every patient
/// looked at in every week. The same people, visits, rules and probabilities as the engine's, none of its
/// devices: the yardstick of its speed and the oracle of its statistics.
class Reference {
 public:
  Reference(World const& world, Parameters& parameters);

  /// New people, as they stand at the start.
  void populate(std::uint64_t seed);
  void step(int week, Column<ClinicId, CareConditions> const& conditions);
  Column<ClinicId, VaccinationCounts> const& counts() const { return counts_; }
  Column<ClinicId, VaccinationPanel> const& panel() const { return panel_; }

 private:
  struct Patient {
    int birth, enter, leave;
    int doses, due;
    bool three, complete, in_record, in_registry;
    bool boy, fixed, early;
    int attendance, provider, intent;
  };
  struct Clinic {
    std::vector<Patient> patients;
    std::vector<int> provider_classes;
    double luck = 0;
  };
  /// Chance of any contact in a week, and bounds between its types, by week, year of age from 7, and
  /// attendance.
  struct Contacts {
    double any, below[contact_types];
  };

  double uniform() { return static_cast<double>(random_() >> 11) * 0x1.0p-53; }
  double exponential();
  Patient person(ClinicId clinic, int birth, int day);
  void remember(Patient& p, ClinicId clinic, int day);
  void give(Patient& p, int day, VaccinationCounts& counts, bool away);
  bool taken(Patient const& p, EncounterChances const& chances, std::size_t type, bool from_13);
  void visit(Patient& p, int week, EncounterChances const& chances, VaccinationCounts& counts);
  void recall(Clinic& clinic, int week, int contacts, EncounterChances const& chances,
              VaccinationCounts& counts);
  void take_standing(ClinicId clinic, int day);

  VaccinationTables tables_;
  std::vector<Contacts> contacts_;
  double leave_week_;
  std::mt19937_64 random_;
  std::vector<Clinic> clinics_;
  Column<ClinicId, VaccinationCounts> counts_;
  Column<ClinicId, VaccinationPanel> panel_;
};

/// The stripped model of the first prototypes (visits by age and season, recommendation, acceptance, rules of
/// two and three doses, ten weekly counts a clinic; no past, no movers, no records) in the same plain way:
/// one patient-year each for `patients` people. Returns the doses given.
std::uint64_t stripped_reference(std::size_t patients, std::uint64_t seed);

}  // namespace convene
