#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/scenario/parameter.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/world/organisations.hpp"

namespace convene {

/// One care change that a clinic may work on: a place of `ClinicStates::fidelity`.
struct CareChangeInfo {
  std::string name;
  double half_life;       ///< of its fidelity, weeks
  double chosen;          ///< weight with which clinics choose it
  bool built_in = false;  ///< into the record or a standing rule: does not leave with staff
};

/// What clinics of a setting choose from, in the order of `ClinicStates::fidelity`.
struct CareMenu {
  std::vector<CareChangeInfo> changes;
  std::string path;              ///< put before the names of its parameters
  Grade chosen_grade;
  std::string chosen_source, half_life_source;
  int feedback = -1;             ///< the change that assessment and feedback raise at once; -1: none
  int confidence = -1;           ///< the change that training raises at once; -1: none
};

constexpr std::size_t settings_count = 3;

CareMenu const& care_menu(Setting setting);

/// The numbers of a menu, as registered.
struct CareMenuNumbers {
  std::array<double, most_care_changes> half_life{}, share{};  ///< weeks; weights, sum 1
};
CareMenuNumbers read_care_menu(CareMenu const& menu, Parameters& parameters);

}  // namespace convene
