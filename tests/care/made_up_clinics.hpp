#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "engine/core/hash.hpp"
#include "engine/processes/care/vaccination/vaccination.hpp"
#include "engine/world/world.hpp"

namespace convene::test {

/// Clinics alike but for their names and what `vary` does to them.
struct ClinicShape {
  int clinics = 20;
  int patients = 1181;
  int weeks = 52;
  double one_dose = 0.7604, up_to_date = 0.6264;  ///< hpv.A1, NIS-Teen 2022: means over ages 13-17
  Date start = make_date(2026, 7, 6);
};
World clinics_of(ClinicShape const& shape);
/// Adds one clinic; rows stay ordered by key.
void add_clinic(World& world, std::string const& name, int patients, double one_dose, double up_to_date);

/// One replication of one lane, stepped to the end of the horizon.
struct CareRun {
  CareRun(World const& world, std::map<std::string, double> const& given, std::uint64_t replication,
          std::function<CareConditions(ClinicId, int)> const& conditions = {},
          ParallelFor const& parallel = serial_for);

  Parameters parameters;
  std::unique_ptr<CareModel> model;
  std::unique_ptr<CarePeople> people;
  std::unique_ptr<CareLane> lane;
  VaccinationCounts start, end;  ///< summed over clinics
  VaccinationPanel panel;        ///< summed over clinics
};

/// Every field of a count, as one list of integers.
std::vector<std::int32_t> all_fields(VaccinationCounts const& counts);
VaccinationCounts summed(Column<ClinicId, VaccinationCounts> const& counts);
VaccinationPanel summed(Column<ClinicId, VaccinationPanel> const& panel);

/// First doses of the fixed panel, both sexes.
inline double new_first_doses(VaccinationCounts const& counts, AgeBand band) {
  return counts.panel_first[0][band] + counts.panel_first[1][band];
}
inline double panel_patients(VaccinationPanel const& panel, AgeBand band) {
  return panel.patients[0][band] + panel.patients[1][band];
}

}  // namespace convene::test
