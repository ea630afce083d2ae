#pragma once

#include <memory>

#include "engine/kernel/care_model.hpp"
#include "engine/scenario/parameter.hpp"
#include "engine/world/world.hpp"

namespace convene {

/// Care of people with complex needs: hospital and emergency use that drifts and returns, needs, referrals to
/// services with waiting lists, and care management.
std::unique_ptr<CareModel> complex_care(World const& world, Parameters& parameters);

}  // namespace convene
