#pragma once

#include <utility>

#include "engine/core/id.hpp"
#include "engine/world/care.hpp"
#include "engine/world/complex_care.hpp"
#include "engine/world/hospital_care.hpp"

namespace convene {

/// What the organisational layer hands to the week's care, by setting: only the scenario's own column has rows.
struct Conditions {
  Conditions() = default;
  Conditions(Column<ClinicId, CareConditions> column) : vaccination{std::move(column)} {}
  Column<ClinicId, CareConditions> vaccination;
  Column<ClinicId, HospitalConditions> hospital;
  Column<ClinicId, ComplexConditions> complex;
};

}  // namespace convene
