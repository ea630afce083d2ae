#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/kernel/care_model.hpp"
#include "engine/scenario/parameter.hpp"
#include "engine/world/world.hpp"

namespace convene {

/// One setting that can be simulated.
struct SettingInfo {
  Setting setting;
  std::string outcome;   ///< id of the measure a scenario is judged by when it names none
  std::function<std::unique_ptr<CareModel>(World const&, Parameters&)> care;
};

/// Every setting that can be simulated, in the order of the enumeration.
std::vector<SettingInfo> const& settings_catalogue();

/// Null where the setting cannot be simulated.
SettingInfo const* find_setting(Setting setting);

}  // namespace convene
