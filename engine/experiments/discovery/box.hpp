#pragma once

#include <limits>
#include <span>
#include <vector>

#include "engine/experiments/design/matrix.hpp"

namespace convene {

/// Values of one factor, both ends included; infinite where nothing is cut off.
struct Limits {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

/// A part of the futures: limits by factor.
struct Box {
  std::vector<Limits> limits;
  bool contains(std::span<double const> point) const;
};

/// How a box does on a set of futures, some of which are of interest.
struct BoxCount {
  std::size_t points = 0, cases = 0;           ///< futures inside, and those of interest
  double coverage = 0, density = 0, mass = 0;  ///< cases / all cases; cases / points; points / all futures
};

/// `interest`: 1 where the future is a case, else 0; one a row.
BoxCount count_in(Box const& box, Matrix const& points, std::span<double const> interest);

/// P(X >= cases) for X binomial(points, chance).
double binomial_upper_tail(std::size_t cases, std::size_t points, double chance);

/// How unlikely it is that dropping one limit does no harm (Bryant and Lempert 2010): the upper binomial tail
/// of the box's cases at the density of the box without that limit. Small: the limit matters. 1 where there
/// is no limit.
double quasi_p(Box const& box, std::size_t factor, bool low_end, Matrix const& points,
               std::span<double const> interest);

}  // namespace convene
