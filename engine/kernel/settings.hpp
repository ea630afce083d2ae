#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/scenario/scenario.hpp"

namespace convene {

/// What a lever or policy lets a strategy choose.
struct SettingSpec {
  std::string name;
  SettingValue fallback;              ///< its type is the setting's type
  double low = 0, high = 0;           ///< for numbers: allowed range
  std::vector<std::string> choices;   ///< for text: allowed words
  std::string unit;
  std::string meaning;
};

/// Resolved values: what the scenario gave, else the fallbacks.
class Settings {
 public:
  Settings() = default;
  Settings(std::vector<SettingSpec> const& specs, std::map<std::string, GivenSetting> const& given);

  double number(std::string const& name) const { return std::get<double>(values_.at(name)); }
  std::string const& text(std::string const& name) const { return std::get<std::string>(values_.at(name)); }
  bool flag(std::string const& name) const { return std::get<bool>(values_.at(name)); }

 private:
  std::map<std::string, SettingValue> values_;
};

}  // namespace convene
