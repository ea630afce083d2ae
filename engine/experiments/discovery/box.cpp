#include "engine/experiments/discovery/box.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <cmath>

namespace convene {

bool Box::contains(std::span<double const> point) const {
  for (std::size_t f = 0; f < limits.size(); ++f)
    if (!(limits[f].low <= point[f] && point[f] <= limits[f].high)) return false;
  return true;
}

BoxCount count_in(Box const& box, Matrix const& points, std::span<double const> interest) {
  BoxCount count;
  std::size_t all = 0;
  for (std::size_t i = 0; i < points.rows(); ++i) {
    bool const is_case = interest[i] != 0;
    all += is_case;
    if (!box.contains(points.row(i))) continue;
    ++count.points;
    count.cases += is_case;
  }
  auto const share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  count.coverage = share(count.cases, all);
  count.density = share(count.cases, count.points);
  count.mass = share(count.points, points.rows());
  return count;
}

double binomial_upper_tail(std::size_t cases, std::size_t points, double chance) {
  CONVENE_CHECK(cases <= points);
  if (cases == 0 || chance >= 1) return 1;
  if (chance <= 0) return 0;
  auto const h = static_cast<double>(cases), n = static_cast<double>(points);
  return boost::math::ibeta(h, n - h + 1, chance);
}

double quasi_p(Box const& box, std::size_t factor, bool low_end, Matrix const& points,
               std::span<double const> interest) {
  Box without = box;
  double& end = low_end ? without.limits[factor].low : without.limits[factor].high;
  if (std::isinf(end)) return 1;
  end = low_end ? Limits{}.low : Limits{}.high;
  auto const with = count_in(box, points, interest);
  return binomial_upper_tail(with.cases, with.points, count_in(without, points, interest).density);
}

}  // namespace convene
