#include "engine/processes/care/complex_care/services_week.hpp"

#include <algorithm>
#include <cmath>

#include "engine/processes/care/complex_care/other_clients.hpp"

namespace convene {
namespace {

bool earlier(ServiceClient const& a, ServiceClient const& b) { return a.arrival != b.arrival ? a.arrival < b.arrival : a.key < b.key; }

void count(std::span<ServiceClient const> arrivals, std::span<ServiceDeparture const> gone, ServiceQueue const& queue, ServiceCounts& counts) {
  for (auto const& client : arrivals) {
    ++counts.asked;
    counts.others_asked += client.handle == no_handle;
  }
  for (auto const& d : gone) {
    counts.refused += d.end == ServiceEnd::refused;
    counts.left += d.end == ServiceEnd::left;
    counts.served += d.end == ServiceEnd::served;
    counts.others_served += d.end == ServiceEnd::served && d.handle == no_handle;
  }
  counts.waiting = queue.waiting();
  counts.busy = queue.busy();
  counts.servers = queue.servers();
}

}  // namespace

void live_services(ComplexCareInputs const& inputs, Draws const& draws, int week, std::array<double, need_types> const& added,
                   ComplexCareState& state, ParallelFor const& parallel) {
  auto const services = inputs.services.size();
  std::vector<std::vector<ServiceClient>> arrivals(services);
  for (auto const& clinic : state.clinics.values())
    for (auto const& [service, client] : clinic.outbox) arrivals[service.row()].push_back(client);
  std::vector<std::vector<ServiceDeparture>> gone(services);
  parallel(services, [&](std::size_t row) {
    ServiceId const id{row};
    auto const& service = inputs.services[id];
    auto& queue = state.queues[id];
    auto& clients = arrivals[row];
    OtherClients const others{service.key, service.others_a_day, service.case_days + service.intake_days, inputs.settings.funnel.patience_days};
    for (int day = 7 * week; day < 7 * (week + 1); ++day) others.arrive(draws, day, clients);
    std::sort(clients.begin(), clients.end(), earlier);
    double const more = added[service.need] / static_cast<double>(inputs.services_of(service.need).size());
    int const servers = service.servers + static_cast<int>(std::ceil(more - 1e-9));
    // As many whole servers, all a little slower, so that their capacity is exact.
    if (more > 0)
      for (auto& client : clients) client.duration *= servers / (service.servers + more);
    queue.staff(servers, 7.0 * week);
    queue.run(clients, 7.0 * (week + 1), gone[row]);
    count(clients, gone[row], queue, state.services[id]);
  });
  for (auto const& departures : gone)
    for (auto const& d : departures)
      if (d.handle != no_handle) state.clinics[ClinicId{static_cast<std::size_t>(d.handle >> 32)}].inbox.push_back(d);
}

}  // namespace convene
