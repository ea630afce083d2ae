#include "engine/kernel/care_model.hpp"

namespace convene {

void serial_for(std::size_t count, std::function<void(std::size_t)> const& body) {
  for (std::size_t i = 0; i < count; ++i) body(i);
}

Column<ClinicId, VaccinationCounts> const& CareLane::counts() const {
  static Column<ClinicId, VaccinationCounts> const none;
  return none;
}

Column<ClinicId, HospitalCounts> const& CareLane::hospital_counts() const {
  static Column<ClinicId, HospitalCounts> const none;
  return none;
}

Column<ClinicId, ComplexCounts> const& CareLane::complex_counts() const {
  static Column<ClinicId, ComplexCounts> const none;
  return none;
}

std::span<ServiceCounts const> CareLane::service_counts() const {
  return {};
}

Column<ClinicId, std::vector<CohortMember>> CareLane::cohort() const {
  return {};
}

Column<ClinicId, VaccinationPanel> const& CarePeople::panel() const {
  static Column<ClinicId, VaccinationPanel> const none;
  return none;
}

}  // namespace convene
