#include "engine/assembly/settings.hpp"

#include "engine/processes/care/complex_care/complex_care.hpp"
#include "engine/processes/care/hospital/hospital.hpp"
#include "engine/processes/care/vaccination/vaccination.hpp"

namespace convene {

std::vector<SettingInfo> const& settings_catalogue() {
  static std::vector<SettingInfo> const all{{Setting::vaccination, "first_doses", vaccination_care},
                                            {Setting::hospital_safety, "readmissions", hospital_care},
                                            {Setting::complex_care, "needs_met", complex_care}};
  return all;
}

SettingInfo const* find_setting(Setting setting) {
  for (auto const& info : settings_catalogue())
    if (info.setting == setting) return &info;
  return nullptr;
}

}  // namespace convene
