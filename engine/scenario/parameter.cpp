#include "engine/scenario/parameter.hpp"

#include <algorithm>

#include "engine/core/check.hpp"

namespace convene {

double Parameters::read(ParameterSpec spec) {
  CONVENE_CHECK(spec.low <= spec.fallback && spec.fallback <= spec.high);
  auto const given = given_.find(spec.path);
  double const value = given == given_.end() ? spec.fallback : given->second;
  auto const place =
      std::lower_bound(specs_.begin(), specs_.end(), spec.path,
                       [](ParameterSpec const& s, std::string const& path) { return s.path < path; });
  if (place == specs_.end() || place->path != spec.path) {
    specs_.insert(place, std::move(spec));
  } else {
    CONVENE_CHECK(place->fallback == spec.fallback);
  }
  return value;
}

ParameterSpec const* Parameters::find(std::string const& path) const {
  auto const place =
      std::lower_bound(specs_.begin(), specs_.end(), path,
                       [](ParameterSpec const& s, std::string const& p) { return s.path < p; });
  return place != specs_.end() && place->path == path ? &*place : nullptr;
}

}  // namespace convene
