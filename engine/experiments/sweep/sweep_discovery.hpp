#pragma once

#include <optional>
#include <string>

#include "engine/experiments/discovery/discover.hpp"
#include "engine/experiments/sweep/sweep_results.hpp"

namespace convene {

/// Which futures are of interest.
struct SweepDiscoverOptions {
  std::string of{}, against{};    ///< see contrast
  std::optional<double> above{};  ///< values above this; without either: of a difference, those where `of` is better
  std::optional<double> below{};
  DiscoverOptions discover{};
};

struct SweepDiscovery {
  Contrast contrast;
  std::string claim;     ///< what holds in the futures of interest: "a beats b"
  std::size_t used = 0;  ///< points with a value
  Discovery found;
  std::string sentence;
};

/// Where in the space of the factors the futures of interest lie. InputError when there is nothing to search: a strategy
/// by itself without a threshold, or a measure that is neither better nor worse. Of a Saltelli design its two samples
/// are searched.
SweepDiscovery discover_in(SweepResults const& sweep, SweepDiscoverOptions const& options = {});

}  // namespace convene
