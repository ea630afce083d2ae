#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

Measure partners(std::string id, std::string title, std::int64_t PartnerAccount::*field, Better better) {
  return {{std::move(id), std::move(title), "hour", MeasureKind::flow, better}, {}, {}, [=](Lane const& lane) {
            std::int64_t quarters = 0;
            for (auto const& account : lane.ledger.partners.values()) quarters += account.*field;
            return static_cast<double>(quarters) / 4;
          }};
}

Measure clinics(std::string id, std::string title, Column<ClinicId, double> Ledger::*field) {
  return {{std::move(id), std::move(title), "hour", MeasureKind::flow, Better::less},
          [=](Lane const& lane, ClinicId c) { return (lane.ledger.*field)[c]; },
          {},
          {}};
}

}  // namespace

std::vector<Measure> hours() {
  return {partners("hours_offered", "partner staff hours there are", &PartnerAccount::offered, Better::neither),
          partners("hours_used", "partner staff hours spent on tasks", &PartnerAccount::used, Better::neither),
          partners("hours_travel", "of these, on the road", &PartnerAccount::travel, Better::less),
          partners("hours_unmet", "hours of open tasks left at the week's end, each week anew", &PartnerAccount::unmet, Better::less),
          partners("hours_late", "of these, past their due week", &PartnerAccount::late, Better::less),
          clinics("clinic_hours", "clinic staff hours given to partners' programmes", &Ledger::clinic_hours),
          clinics("reporting_hours", "of these, on reports", &Ledger::reporting_hours),
          {{"system_hours", "system staff hours given to partners", "hour", MeasureKind::flow, Better::less}, {}, {}, [](Lane const& lane) { return lane.ledger.system_hours; }}};
}

}  // namespace convene::measures
