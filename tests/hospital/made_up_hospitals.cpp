#include "tests/hospital/made_up_hospitals.hpp"

namespace convene::test {

Scenario made_up_hospitals(int count, int weeks) {
  auto s = made_up({.clinics = count, .system_size = 1, .weeks = weeks});
  s.setting = Setting::hospital_safety;
  static constexpr double rates[] = {0.134, 0.194, 0.156, 0.180, 0.107, 0.055};
  for (auto& clinic : s.clinics) {
    clinic.patients = clinic.providers = 0;
    clinic.improvement_hours = 30;
    HospitalRow hospital;
    for (std::size_t c = 0; c < hospital_condition_count; ++c) hospital.cells[c] = {300, {}, rates[c], rates[c]};
    hospital.beds = 200;
    s.hospitals.push_back(hospital);
  }
  return s;
}

void add_coaching(Scenario& s, std::string const& name, std::vector<std::string> topics, double hours) {
  auto const partner = add_partner(s, name, 12, hours);
  s.partners.back().topics = std::move(topics);
  auto& strategy = add_strategy(s, name, Engagement::clinic, {partner}, {"coaching"});
  set(strategy, "coaching", "sessions", 12.0);
  strategy.enrolled = true;
}

void start_at(Scenario& s, double compliance) {
  set(s, "world.hospital.compliance", compliance);
  set(s, "world.hospital.compliance_sd", 0);
  set(s, "world.hospital.compliance_topic_sd", 0);
}

}  // namespace convene::test
