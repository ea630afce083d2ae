#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

using Field = std::int32_t VaccinationCounts::*;

Measure doses(std::string id, std::string title, std::string units, Field field, Better better) {
  return {{std::move(id), std::move(title), std::move(units), MeasureKind::flow, better},
          {}, {}, {},
          [=](VaccinationCounts const& n) { return static_cast<double>(n.*field); },
          {}};
}

}  // namespace

std::vector<Measure> doses() {
  return only_in(Setting::vaccination,
         {doses("first_doses", "adolescents who start the series", "person", &VaccinationCounts::first_doses, Better::more),
          doses("doses", "doses given to active patients", "dose", &VaccinationCounts::doses, Better::more),
          doses("doses_elsewhere", "of these, at pharmacies and health departments", "dose", &VaccinationCounts::doses_elsewhere, Better::neither),
          doses("recall_contacts", "families contacted by recall", "person", &VaccinationCounts::recall_contacts, Better::neither),
          doses("recall_visits", "visits that recall brought", "visit", &VaccinationCounts::recall_visits, Better::neither)});
}

}  // namespace convene::measures
