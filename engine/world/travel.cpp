#include "engine/world/travel.hpp"

#include <cmath>

namespace convene {
namespace {

double cosine(double degrees) {  // Taylor series about the equator, |error| < 1e-7 below 72 degrees
  double const x = degrees * 0.017453292519943295, z = x * x;
  return 1 - z / 2 * (1 - z / 12 * (1 - z / 30 * (1 - z / 56 * (1 - z / 90))));
}

}  // namespace

double road_miles(World const& world, PartnerId partner, ClinicId clinic) {
  double const lat1 = world.partners.latitude[partner], lon1 = world.partners.longitude[partner];
  double const lat2 = world.clinics.latitude[clinic], lon2 = world.clinics.longitude[clinic];
  double const north = (lat2 - lat1) * 69.0;  // miles in a degree of latitude
  double const east = (lon2 - lon1) * 69.17 * cosine((lat1 + lat2) / 2);
  return 1.2 * std::sqrt(north * north + east * east);
}

}  // namespace convene
