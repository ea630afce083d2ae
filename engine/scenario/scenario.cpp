#include "engine/scenario/scenario.hpp"

namespace convene {

std::string to_string(Setting setting) {
  switch (setting) {
    case Setting::vaccination:
      return "vaccination";
    case Setting::hospital_safety:
      return "hospital_safety";
    case Setting::complex_care:
      break;
  }
  return "complex_care";
}

std::string site_word(Setting setting) {
  return setting == Setting::hospital_safety ? "hospital" : "clinic";
}

std::string to_string(Engagement engagement) {
  switch (engagement) {
    case Engagement::none:
      return "none";
    case Engagement::clinic:
      return "clinic";
    case Engagement::system:
      return "system";
    case Engagement::hybrid:
      break;
  }
  return "hybrid";
}

}  // namespace convene
