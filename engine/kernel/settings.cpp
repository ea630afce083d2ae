#include "engine/kernel/settings.hpp"

namespace convene {

Settings::Settings(std::vector<SettingSpec> const& specs, std::map<std::string, GivenSetting> const& given) {
  for (auto const& spec : specs) {
    auto const found = given.find(spec.name);
    bool const usable = found != given.end() && found->second.value.index() == spec.fallback.index();
    values_[spec.name] = usable ? found->second.value : spec.fallback;
  }
}

}  // namespace convene
