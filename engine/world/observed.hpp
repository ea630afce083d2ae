#pragma once

#include "engine/core/id.hpp"

namespace convene {

/// What partners can see of a clinic: reports and records, late and incomplete. Beliefs are computed from this alone.
struct Observed {
  Column<ClinicId, double> coverage;    ///< >= 1 dose at 13-17 as last reported [0, 1]
  Column<ClinicId, double> unprotected; ///< due patients aged 9-18 believed, persons
  Column<ClinicId, std::int32_t> week;  ///< of the last report
};

}  // namespace convene
