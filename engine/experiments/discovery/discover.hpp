#pragma once

#include <span>
#include <vector>

#include "engine/experiments/discovery/peel.hpp"
#include "engine/random/draws.hpp"

namespace convene {

struct DiscoverOptions {
  PeelOptions peel{};
  double limit_level = 0.05;       ///< a limit whose quasi-p is larger is dropped
  double level = 0.01;             ///< the box is significant when its noise_p is at most this
  std::size_t permutations = 199;  ///< shuffled outcomes that noise_p rests on
  std::size_t resamples = 20;      ///< random halves that reproducibility rests on
};

/// One end of one factor in the box.
struct BoxLimit {
  std::size_t factor = 0;
  bool low_end = true;  ///< values at or above `value` are inside; else at or below
  double value = 0;
  double quasi_p = 1;
  double reproduced = 0;  ///< share of random halves in which this end is limited too
};

struct Discovery {
  std::vector<PeeledBox> trajectory;  ///< every box on the way: coverage is paid for density
  Box box;                            ///< the one with most evidence, without the limits that do not matter
  BoxCount count;
  std::vector<BoxLimit> limits;  ///< of `box`, by factor
  double base_rate = 0;          ///< cases among all futures
  /// Share of worlds without any pattern (outcomes shuffled over the futures) whose best box has as much
  /// evidence. Unlike quasi-p it knows that the box was searched for.
  double noise_p = 1;
  bool significant = false;
  double density_elsewhere = 0;  ///< mean density in the other halves of boxes found in random halves
};

/// Where in the space of factors the cases are: futures x factors, and 1 or 0 by future. Throws InputError
/// when they do not fit together or an entry has no value. Without any case, or with nothing but cases, there
/// is no box.
Discovery discover(Matrix const& points, std::span<double const> interest, Draws const& draws,
                   DiscoverOptions const& options = {});

}  // namespace convene
