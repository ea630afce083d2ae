#include "engine/results/units.hpp"

namespace convene {

std::string many(std::string const& unit) {
  if (unit == "1") return "";
  auto const first = unit.substr(0, unit.find('/')), rest = unit.substr(first.size());
  if (first == "person") return "people" + rest;
  // Currencies and scales have no plural.
  bool const counted = !first.empty() && first[0] >= 'a' && first[0] <= 'z' && first != "logit" && first != "log";
  return counted ? first + "s" + rest : unit;
}

}  // namespace convene
