#pragma once

#include <vector>

#include "engine/kernel/care_model.hpp"
#include "engine/kernel/ledger.hpp"
#include "engine/kernel/strategy.hpp"
#include "engine/kernel/task_book.hpp"
#include "engine/random/draws.hpp"
#include "engine/world/conditions.hpp"
#include "engine/world/observed.hpp"
#include "engine/world/organisations.hpp"
#include "engine/world/world.hpp"

namespace convene {

/// One strategy's course through one replication: what is given, and everything that changes.
struct Lane {
  World const& world;
  Strategy const& strategy;
  Draws const& draws;
  int week = 0;                                      ///< 0-based; the week being lived

  Organisations organisations;
  TaskBook tasks;
  Ledger ledger;
  Observed observed;
  Conditions conditions;                             ///< what this week's care will see
  CareLane* care = nullptr;
  Column<ClinicId, VaccinationPanel> const* panel = nullptr;  ///< the fixed panel at the start
  Column<ClinicId, VaccinationCounts> at_start;               ///< how panels stood before the first week

  bool hosts(ProspectId p) const { return static_cast<bool>(organisations.prospects.clinic[p]); }
};

/// Weeks from `week` to the next start of a QI cycle of `system` (0: a cycle starts this week).
int weeks_to_cycle(World const& world, SystemId system, int week);

}  // namespace convene
