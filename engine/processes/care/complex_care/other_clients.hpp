#pragma once

#include <cstdint>
#include <vector>

#include "engine/processes/care/complex_care/service_queue.hpp"
#include "engine/random/draws.hpp"

namespace convene {

/// Clients of a service who come from elsewhere: plain (Poisson) arrivals, exponential durations and patience.
struct OtherClients {
  std::uint64_t service = 0;   ///< permanent key of the service
  double a_day = 0;            ///< arrivals
  double duration = 1;         ///< mean, days
  double patience = 0;         ///< mean, days; infinite: they never give up

  /// Those who come on `day` (whole, may be negative), in order of arrival. A client is a pure function of
  /// (draws, service, day, which of that day's).
  void arrive(Draws const& draws, int day, std::vector<ServiceClient>& clients) const;
};

}  // namespace convene
