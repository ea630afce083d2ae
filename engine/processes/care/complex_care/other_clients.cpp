#include "engine/processes/care/complex_care/other_clients.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/processes/care/complex_care/addresses.hpp"
#include "engine/processes/care/complex_care/poisson.hpp"
#include "engine/random/distributions.hpp"

namespace convene {

void OtherClients::arrive(Draws const& draws, int day, std::vector<ServiceClient>& clients) const {
  using namespace complex_care_draws;
  auto const time = time_of_day(day);
  auto const first = static_cast<std::ptrdiff_t>(clients.size());
  auto const count = poisson(draws, others_count, service, time, a_day);
  for (std::uint32_t i = 0; i < count; ++i) {
    auto const when = draws.block(others_when, service, time, i), what = draws.block(others_what, service, time, i);
    ServiceClient client;
    client.arrival = day + Draws::to_unit(joined(when[0], when[1]));
    client.duration = exponential(Draws::to_unit(joined(what[0], what[1])), duration);
    client.patience = std::isinf(patience) ? patience : exponential(Draws::to_unit(joined(what[2], what[3])), patience);
    client.key = joined(when[2], when[3]);
    client.handle = no_handle;
    clients.push_back(client);
  }
  std::sort(clients.begin() + first, clients.end(), [](auto const& a, auto const& b) {
    return a.arrival != b.arrival ? a.arrival < b.arrival : a.key < b.key;
  });
}

}  // namespace convene
