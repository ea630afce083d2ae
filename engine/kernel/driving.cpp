#include "engine/kernel/driving.hpp"

#include <cmath>

#include "engine/random/distributions.hpp"
#include "engine/world/travel.hpp"

namespace convene {
namespace {

constexpr Decision drives{"coaching.travel_hours"};

}  // namespace

Driving::Driving(Parameters& p)
    : rural_{p.read({"lever.coaching.travel_rural", 2.17, 0.5, 6, "hour", Grade::A, "hpv.A8: 130 minutes driving a visit, rural", "driving a visit, rural, where places are not known", Spread::log_uniform})},
      urban_{p.read({"lever.coaching.travel_urban", 1.0, 0.25, 4, "hour", Grade::E, "judgement; hpv.A8 travel $69", "driving a visit, elsewhere, where places are not known", Spread::log_uniform})},
      speed_{p.read({"lever.coaching.speed", 40, 15, 65, "mile/hour", Grade::E, "judgement", "speed on the road, where places are known"})} {}

Hours Driving::there_and_back(Lane const& lane, PartnerId partner, ClinicId clinic, std::uint64_t pair) const {
  double const away = road_miles(lane.world, partner, clinic);
  if (!std::isnan(away)) return Hours::of(2 * away / speed_);
  double const median = lane.world.clinics.rural[clinic] ? rural_ : urban_;
  return Hours::of(lognormal(lane.draws.uniform(drives, pair), median, 0.5));
}

double Driving::miles(Lane const& lane, PartnerId partner, ClinicId clinic, Hours driven) const {
  double const away = road_miles(lane.world, partner, clinic);
  return std::isnan(away) ? driven.value() * speed_ : 2 * away;
}

}  // namespace convene
