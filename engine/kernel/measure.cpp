#include "engine/kernel/measure.hpp"

#include <algorithm>

namespace convene {

std::vector<Measure> only_in(Setting setting, std::vector<Measure> measures) {
  for (auto& measure : measures) measure.serves = {setting};
  return measures;
}

bool serves(std::vector<Setting> const& settings, Setting setting) {
  return settings.empty() || std::find(settings.begin(), settings.end(), setting) != settings.end();
}

}  // namespace convene
