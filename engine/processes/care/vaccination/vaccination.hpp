#pragma once

#include <memory>

#include "engine/kernel/care_model.hpp"
#include "engine/scenario/parameter.hpp"
#include "engine/world/world.hpp"

namespace convene {

/// HPV vaccination in primary care: patients aged 9 to 18 and the visits at
/// which a dose may be given.
std::unique_ptr<CareModel> vaccination_care(World const& world, Parameters& parameters);

}  // namespace convene
