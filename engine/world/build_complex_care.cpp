#include <algorithm>
#include <map>

#include "engine/core/hash.hpp"
#include "engine/world/fill.hpp"

namespace convene {
namespace {

/// Row numbers in the order of their keys.
template <class Key>
std::vector<std::pair<std::uint64_t, std::size_t>> by_key(std::size_t rows, Key key) {
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t i = 0; i < rows; ++i) order.emplace_back(key(i), i);
  std::sort(order.begin(), order.end());
  return order;
}

void take_roster(World& world, ComplexCareRosters const& rosters) {
  std::map<std::string, ClinicId> clinics;
  for (auto id : rows_of<ClinicId>(world.clinics.size())) clinics[world.clinics.name[id]] = id;
  auto& w = world.complex_care;
  for (auto const& [key, i] : by_key(rosters.people.size(), [&](std::size_t i) { return name_hash("person:" + rosters.people[i].person); }))
    w.people[clinics.at(rosters.people[i].clinic)].push_back(rosters.people[i]);
  for (auto id : rows_of<ClinicId>(world.clinics.size())) w.count[id] = static_cast<std::int32_t>(w.people[id].size());
}

/// Without a roster a clinic's patients are its people with complex needs, unless [people] gives their number in all.
void count_people(World& world, std::optional<int> all) {
  auto& w = world.complex_care;
  std::int64_t patients = 0, before = 0;
  for (auto n : world.clinics.patients.values()) patients += n;
  for (auto id : rows_of<ClinicId>(world.clinics.size())) {
    if (!all) {
      w.count[id] = world.clinics.patients[id];
      continue;
    }
    auto const up_to = [&](std::int64_t part) { return static_cast<std::int32_t>(*all * part / std::max<std::int64_t>(patients, 1)); };
    w.count[id] = up_to(before + world.clinics.patients[id]) - up_to(before);
    before += world.clinics.patients[id];
  }
}

}  // namespace

void build_complex_care(World& world, Scenario const& scenario, Parameters& p, Filler& fill) {
  double const managers = p.read({"world.care_managers", 2, 0, 20, "1", Grade::E, "judgement; par.A5: 50 to 100 patients a care manager, of whom few are in care management at a time", "care managers for 1,000 people with complex needs, where the roster leaves them out"});
  double const eligible_low = p.read({"world.eligible_low", 0.5, 0, 1, "1", Grade::D, "par.A6: of unmet requests 25% to 55% did not qualify", "least share of people with a need who qualify for a service, where services.csv leaves it out"});
  double const eligible_high = p.read({"world.eligible_high", 0.9, 0, 1, "1", Grade::E, "judgement", "largest such share"});
  auto& w = world.complex_care;
  auto const clinics = world.clinics.size();
  w.people = Column<ClinicId, std::vector<PersonRow>>(clinics);
  w.count = Column<ClinicId, std::int32_t>(clinics, 0);
  w.enrolment = scenario.complex_care.enrolment;
  if (scenario.complex_care.people.empty())
    count_people(world, scenario.complex_care.count);
  else
    take_roster(world, scenario.complex_care);
  for (auto id : rows_of<ClinicId>(clinics))
    w.care_managers.push_back(fill("clinics.care_managers", world.clinics.key[id], scenario.clinics[world.clinics.roster_row[id]].care_managers,
                                   [&](double u) { return managers * w.count[id] / 1000 * (0.5 + u); }));
  auto const& services = scenario.complex_care.services;
  for (auto const& [key, i] : by_key(services.size(), [&](std::size_t i) { return name_hash("service:" + services[i].service); })) {
    auto row = services[i];
    row.eligibility = fill("services.eligibility", key, row.eligibility, [&](double u) { return eligible_low + (eligible_high - eligible_low) * u; });
    w.services.push_back(row);
    w.service_keys.push_back(key);
  }
}

}  // namespace convene
