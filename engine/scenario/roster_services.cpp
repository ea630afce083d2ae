#include "engine/scenario/names.hpp"
#include "engine/scenario/roster.hpp"
#include "engine/scenario/rosters.hpp"

namespace convene {
namespace {

std::vector<RosterColumn> columns() {
  return {{"service", Need::required},        {"need", Need::required}, {"servers", Need::required},
          {"hours_per_case", Need::required}, {"eligibility"},          {"waiting_limit"},
          {"other_clients"}};
}

ServiceRow read_row(RosterRow const& row) {
  ServiceRow service;
  service.where = row.place();
  service.service = row.text("service");
  // The words stand in the order of the enumeration.
  if (auto const need = row.choice("need", {need_words.begin(), need_words.end()}))
    service.need = static_cast<NeedType>(*need);
  service.servers = row.whole("servers", 0, 100'000).value_or(0);
  service.hours_per_case = row.number("hours_per_case", 0.01, 2'000).value_or(1);
  service.eligibility = row.share("eligibility");
  service.waiting_limit = row.whole("waiting_limit", 0, 1'000'000);
  service.other_clients = row.number("other_clients", 0, 100'000);
  return service;
}

}  // namespace

void read_services(CsvTable const& table, Scenario& scenario, Diagnostics& diagnostics) {
  Roster const roster{table, columns(), diagnostics};
  if (!table.readable) return;
  if (roster.size() == 0 && table.complete)
    diagnostics.add({table.file, 1, 1}, "no services", "people could be referred nowhere", "add a line for each service");
  UniqueNames names{"service:"};
  for (std::size_t i = 0; i < roster.size(); ++i) {
    RosterRow const row{roster, i};
    auto service = read_row(row);
    if (!service.service.empty())
      names.add(service.service, "service = " + service.service, row.place("service"), diagnostics);
    scenario.complex_care.services.push_back(std::move(service));
  }
}

}  // namespace convene
