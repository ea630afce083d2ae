#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

Measure services(std::string id, std::string title, MeasureKind kind, Better better, std::int64_t ServiceCounts::*field) {
  return {{std::move(id), std::move(title), "person", kind, better}, {}, {}, [=](Lane const& lane) {
            std::int64_t sum = 0;
            for (auto const& s : lane.care->service_counts()) sum += s.*field;
            return static_cast<double>(sum);
          }};
}

}  // namespace

/// Services with all their clients, those from elsewhere too.
std::vector<Measure> complex_care_services() {
  using S = ServiceCounts;
  return only_in(Setting::complex_care,
                 {services("services_asked", "clients who came to services, from elsewhere too", MeasureKind::flow, Better::neither, &S::asked),
                  services("services_served", "of these, served", MeasureKind::flow, Better::more, &S::served),
                  services("services_refused", "of these, turned away, as the waiting list was full", MeasureKind::flow, Better::less, &S::refused),
                  services("services_left", "of these, who gave up waiting", MeasureKind::flow, Better::less, &S::left),
                  services("others_served", "clients from elsewhere who were served", MeasureKind::flow, Better::neither, &S::others_served),
                  services("services_waiting", "on services' waiting lists", MeasureKind::level, Better::less, &S::waiting),
                  {{"service_load", "share of services' servers at work", "1", MeasureKind::level, Better::neither}, {}, {}, [](Lane const& lane) {
                     double busy = 0, servers = 0;
                     for (auto const& s : lane.care->service_counts()) busy += static_cast<double>(s.busy), servers += static_cast<double>(s.servers);
                     return servers > 0 ? busy / servers : 0;
                   }}});
}

}  // namespace convene::measures
