#include "engine/kernel/staffing.hpp"

#include <algorithm>

#include "engine/core/check.hpp"

namespace convene {
namespace {

void spend_partner(Lane& lane, PartnerId partner) {
  auto const every = lane.strategy.plan_every;
  int const planned = lane.week - lane.week % every;
  std::vector<Task*> tasks;
  for (auto& task : lane.tasks.open())
    if (task.partner == partner && task.created <= planned) tasks.push_back(&task);

  std::vector<Person> people;
  for (auto const& member : lane.world.partners.staff[partner]) people.push_back({member.hours, member.can_coach});
  std::vector<std::pair<Hours, Hours>> before;  // remaining, travel
  for (auto const* t : tasks) before.emplace_back(t->remaining, t->travel);

  lane.strategy.policy->allocate(tasks, people, lane.week);

  auto& account = lane.ledger.partners[partner];
  std::int64_t used = 0;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    auto const given = before[i].first - tasks[i]->remaining;
    CONVENE_CHECK(given >= Hours{} && tasks[i]->remaining >= Hours{});
    used += given.quarters();
    if (tasks[i]->remaining <= Hours{}) account.travel += before[i].second.quarters();
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    account.offered += lane.world.partners.staff[partner][i].hours.quarters();
    CONVENE_CHECK(people[i].free >= Hours{});
  }
  account.used += used;
  for (auto const& task : lane.tasks.open()) {
    if (task.partner != partner) continue;
    account.unmet += task.remaining.quarters();
    if (lane.week > task.due) account.late += task.remaining.quarters();
  }
}

}  // namespace

void spend_staff_hours(Lane& lane) {
  for (auto partner : lane.strategy.partners) spend_partner(lane, partner);
}

void book_other_side(Task const& task, Lane& lane) {
  if (task.joint) lane.ledger.meeting_hours += task.work.value();
  if (task.enrolment)
    lane.organisations.clinics.meeting_hours[lane.organisations.enrolments.clinic[task.enrolment]] += task.clinic_hours;
  if (task.prospect) {
    lane.organisations.systems.hours_asked[lane.organisations.prospects.system[task.prospect]] += task.system_hours;
    lane.ledger.system_hours += task.system_hours.value();
  }
}

}  // namespace convene
