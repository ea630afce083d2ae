#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/id.hpp"
#include "engine/random/draws.hpp"
#include "engine/world/conditions.hpp"
#include "engine/world/observed.hpp"

namespace convene {

/// Runs body(0) .. body(count-1) in any order, possibly at once; the hardware's side lives in execution.
using ParallelFor = std::function<void(std::size_t count, std::function<void(std::size_t)> const& body)>;

/// Runs one after another.
void serial_for(std::size_t count, std::function<void(std::size_t)> const& body);

/// One strategy's people during one replication.
class CareLane {
 public:
  virtual ~CareLane() = default;
  /// Back to the start of the horizon: the same people, untouched.
  virtual void reset() = 0;
  /// The care of week `week` (0-based) at every clinic, under `conditions`. Weeks must be stepped in order.
  /// Clinics are independent of each other here, so any parallel_for gives the same bits.
  virtual void step(int week, Conditions const& conditions, ParallelFor const& parallel) = 0;
  /// What the clinic's own record shows after the last stepped week: all that partners ever learn of its care.
  virtual Observation observe(ClinicId clinic) const = 0;
  /// Totals and standing after the last stepped week (before the first: at the start). Of another setting: empty.
  virtual Column<ClinicId, VaccinationCounts> const& counts() const;
  virtual Column<ClinicId, HospitalCounts> const& hospital_counts() const;
  virtual Column<ClinicId, ComplexCounts> const& complex_counts() const;
  virtual std::span<ServiceCounts const> service_counts() const;
  /// Those enrolled so far, in the order of their enrolment.
  virtual Column<ClinicId, std::vector<CohortMember>> cohort() const;
};

/// The people of one replication and the visits that no strategy can change.
class CarePeople {
 public:
  virtual ~CarePeople() = default;
  virtual std::unique_ptr<CareLane> open_lane() const = 0;
  virtual Column<ClinicId, VaccinationPanel> const& panel() const;  ///< of another setting: empty
  virtual std::size_t patients() const = 0;   ///< individuals, entrants and replacements included
  virtual std::size_t bytes() const = 0;      ///< memory of people and calendar, without lanes
};

/// The setting's care as the scenario declares it: tables that depend on no replication.
class CareModel {
 public:
  virtual ~CareModel() = default;
  virtual std::unique_ptr<CarePeople> people(Draws const& draws, ParallelFor const& parallel) const = 0;
};

}  // namespace convene
