#pragma once

#include <memory>

#include "engine/kernel/care_model.hpp"
#include "engine/scenario/parameter.hpp"
#include "engine/world/world.hpp"

namespace convene {

/// Hospital safety: discharges, readmissions within 30 days, and harms per patient-day and device-day.
std::unique_ptr<CareModel> hospital_care(World const& world, Parameters& parameters);

}  // namespace convene
