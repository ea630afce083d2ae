#include "tests/levers/partners_at_work.hpp"

#include <algorithm>

#include "engine/assembly/catalogue.hpp"
#include "engine/assembly/rules.hpp"
#include "engine/kernel/prospecting.hpp"
#include "engine/kernel/staffing.hpp"
#include "engine/world/build.hpp"
#include "tests/support/study.hpp"

namespace convene::test {
namespace {

std::unique_ptr<Process> process(std::string const& id, Parameters& parameters) {
  for (auto const& info : processes_catalogue())
    if (info.id == id) return info.make(parameters);
  return {};
}

}  // namespace

Scenario PartnersAtWork::scenario_of(Setup const& setup) {
  auto s = made_up({.clinics = setup.clinics, .system_size = 1, .patients = 100});
  std::vector<std::size_t> partners;
  for (int i = 0; i < setup.partners; ++i) partners.push_back(add_partner(s, "partner-" + std::to_string(i), 1, 10));
  auto levers = setup.levers;
  std::sort(levers.begin(), levers.end());
  auto& strategy = add_strategy(s, "together", Engagement::clinic, partners, levers);
  for (auto const& [lever, word] : setup.words) set(strategy, lever, word.first, word.second);
  return s;
}

PartnersAtWork::PartnersAtWork(Setup const& setup)
    : scenario_{scenario_of(setup)},
      parameters_{setup.parameters},
      world_{build_world(scenario_, parameters_)},
      strategy_{build_strategy(scenario_, scenario_.strategies.back(), world_, parameters_)},
      draws_{world_.seed, setup.replication},
      governance_{process("governance", parameters_)},
      alliance_{process("alliance", parameters_)},
      lane_{world_, strategy_, draws_, 0, {}, {}, {}, {}, {}, nullptr, nullptr, {}} {
  auto& systems = lane_.organisations.systems;
  systems.hours_asked = Column<SystemId, Hours>(world_.systems.size());
  systems.leader = systems.cycle = Column<SystemId, std::int32_t>(world_.systems.size(), 0);
  systems.clinician = Column<SystemId, std::uint8_t>(world_.systems.size(), 0);
  prepare_clinics(lane_);
  prepare_partners(lane_);
  find_prospects(lane_);
  alliance_->enter(lane_);
}

void PartnersAtWork::open_clinic() {
  for (auto e : rows_of<EnrolmentId>(lane_.organisations.enrolments.size())) {
    lane_.organisations.enrolments.active[e] = 1;
    lane_.organisations.enrolments.since[e] = lane_.week;
  }
}

void PartnersAtWork::live(int weeks, FindsHours const& finds_hours) {
  for (int i = 0; i < weeks; ++i, ++lane_.week) {
    governance_->step(lane_);
    for (auto const& lever : strategy_.levers) lever->plan(lane_);
    lane_.tasks.settle();
    for (auto& task : lane_.tasks.open())
      if (finds_hours(task)) task.remaining = {};
    for (auto const& task : lane_.tasks.take_finished()) {
      book_other_side(task, lane_);
      task.handler->done(task, lane_);
    }
    alliance_->step(lane_);
  }
}

}  // namespace convene::test
