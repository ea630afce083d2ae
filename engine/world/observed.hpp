#pragma once

#include "engine/core/id.hpp"

namespace convene {

/// What one clinic's own record shows, whatever the setting.
struct Observation {
  double performance = 0;  ///< share done of what should be done [0, 1]
  double need = 0;         ///< persons who could benefit
};

/// What partners can see of a clinic: reports and records, late and incomplete. Beliefs are computed from this alone.
struct Observed {
  Column<ClinicId, double> performance;  ///< as last reported [0, 1]; in vaccination coverage, >= 1 dose at 13-17
  Column<ClinicId, double> need;         ///< persons believed to benefit; in vaccination patients due
  Column<ClinicId, std::int32_t> week;   ///< of the last report
};

}  // namespace convene
