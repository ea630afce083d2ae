#include "engine/processes/care/complex_care/complex_care.hpp"

#include "engine/processes/care/complex_care/lane.hpp"

namespace convene {
namespace {

std::vector<PersonInput> people_of(World const& world, ClinicId clinic) {
  std::vector<PersonInput> people;
  auto const& w = world.complex_care;
  for (auto const& row : w.people[clinic]) {
    PersonInput person;
    person.key = name_hash("person:" + row.person);
    person.admissions_last_year = row.admissions_last_year;
    if (row.needs_known) {
      std::uint32_t bits = 0;
      for (auto need : row.needs) bits |= 1u << need;
      person.needs = bits;
    }
    people.push_back(person);
  }
  if (people.empty())
    for (std::int32_t serial = 0; serial < w.count[clinic]; ++serial)
      people.push_back({combine(world.clinics.key[clinic], static_cast<std::uint64_t>(serial)), {}, {}});
  return people;
}

ServiceInput service_of(ServiceRow const& row, std::uint64_t key, FunnelSettings const& funnel) {
  ServiceInput s;
  s.key = key;
  s.need = row.need;
  s.servers = row.servers;
  s.case_days = 7 * row.hours_per_case / funnel.server_hours;
  s.intake_days = 7 * funnel.intake_hours / funnel.server_hours;
  s.eligible = row.eligibility.value_or(1);
  s.waiting_limit = row.waiting_limit.value_or(-1);
  s.others_a_day = row.other_clients ? *row.other_clients / 7 : funnel.other_load * row.servers / (s.case_days + s.intake_days);
  return s;
}

class ComplexCare final : public CareModel {
 public:
  ComplexCare(World const& world, Parameters& parameters) {
    auto inputs = std::make_shared<ComplexCareInputs>(ComplexCareSettings{parameters});
    auto const& w = world.complex_care;
    inputs->weeks = world.weeks;
    inputs->enrolment = w.enrolment;
    if (w.count.size() > 0)
      for (auto id : rows_of<ClinicId>(world.clinics.size()))
        inputs->clinics.push_back({world.clinics.key[id], people_of(world, id), w.care_managers[id]});
    for (std::size_t i = 0; i < w.services.size(); ++i)
      inputs->services.push_back(service_of(w.services[i], w.service_keys[i], inputs->settings.funnel));
    inputs_ = std::move(inputs);
  }

  std::unique_ptr<CarePeople> people(Draws const& draws, ParallelFor const& parallel) const override {
    return std::make_unique<ComplexCarePeople>(std::make_shared<ComplexCareCourse>(inputs_, draws, parallel));
  }

 private:
  std::shared_ptr<ComplexCareInputs const> inputs_;
};

}  // namespace

std::unique_ptr<CareModel> complex_care(World const& world, Parameters& parameters) {
  return std::make_unique<ComplexCare>(world, parameters);
}

}  // namespace convene
