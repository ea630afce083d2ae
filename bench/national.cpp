#include "bench/national.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/core/hash.hpp"
#include "engine/core/math.hpp"

namespace convene {

World nation(std::size_t patients, int weeks) {
  constexpr std::int32_t clinic_size = 1181;
  World world;
  world.start = make_date(2026, 7, 6);
  world.weeks = weeks;
  std::vector<std::uint64_t> keys;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, patients / clinic_size); ++i)
    keys.push_back(name_hash("clinic " + std::to_string(i)));
  std::sort(keys.begin(), keys.end());
  for (auto key : keys) {
    double const z = normal_quantile(Draws::to_unit(mix(key)));
    double const coverage = expit(logit(0.76) + 0.5 * z);
    world.clinics.key.push_back(key);
    world.clinics.patients.push_back(clinic_size);
    world.clinics.providers.push_back(5);
    world.clinics.coverage_1_dose.push_back(coverage);
    world.clinics.coverage_up_to_date.push_back(0.824 * coverage);
  }
  return world;
}

}  // namespace convene
