#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

Measure cost(std::string id, std::string title, double Ledger::*field) {
  return {{std::move(id), std::move(title), "USD", MeasureKind::flow, Better::less}, {}, {}, [=](Lane const& lane) { return lane.ledger.*field; }};
}

}  // namespace

std::vector<Measure> money() {
  return {cost("cost_partner", "partner staff", &Ledger::cost_partner), cost("cost_clinic", "clinic staff", &Ledger::cost_clinic),
          cost("cost_system", "system staff", &Ledger::cost_system), cost("cost_travel", "miles driven", &Ledger::cost_travel),
          cost("cost_services", "doses; community services and care management", &Ledger::cost_services),
          cost("cost_payroll", "partner staff as paid, hours unused included", &Ledger::cost_payroll)};
}

}  // namespace convene::measures
