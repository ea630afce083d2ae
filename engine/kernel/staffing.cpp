#include "engine/kernel/staffing.hpp"

#include <algorithm>

#include "engine/core/check.hpp"
#include "engine/kernel/asking.hpp"

namespace convene {
namespace {

/// What makes a partner plan anew when it plans on a trigger: answers, people who left, work that is late.
std::int32_t events_so_far(Lane const& lane, PartnerId partner) {
  auto const& l = lane.ledger;
  auto const late = static_cast<std::int32_t>(l.partners[partner].late % 1'000'000);
  return l.contacts + l.agreements + l.refusals + l.wasted_pitches + l.drop_outs + l.leaders_left + l.staff_left + late;
}

void plan_anew(Lane& lane, PartnerId partner) {
  auto& states = lane.organisations.partners;
  auto const events = events_so_far(lane, partner);
  bool now = lane.week == lane.strategy.begin_week;
  if (lane.strategy.cadence == Cadence::every) now |= lane.week % lane.strategy.plan_every == 0;
  if (lane.strategy.cadence == Cadence::trigger) now |= events != states.events[partner] || lane.week - states.planned[partner] >= 13;
  if (!now) return;
  states.planned[partner] = lane.week;
  states.events[partner] = events;
  if (lane.strategy.cadence != Cadence::once) return;
  auto& p = lane.organisations.prospects;
  for (auto id : rows_of<ProspectId>(p.size()))
    if (p.partner[id] == partner) {
      p.planned_need[id] = believed_need(lane, id);
      p.planned_willingness[id] = believed_willingness(lane, id);
    }
}

/// Who has planned once keeps to what was believed then.
void believe_as_planned(Lane const& lane, Task& task) {
  if (!task.prospect) return;
  auto const& p = lane.organisations.prospects;
  double const now = believed_need(lane, task.prospect);
  if (now > 0) task.benefit *= p.planned_need[task.prospect] / now;
  task.need = p.planned_need[task.prospect];
  task.willingness = p.planned_willingness[task.prospect];
}

/// Of those whom a task concerns: how far behind they are, how many they are, or how willing.
double order_score(Lane const& lane, Order order, Task const& task) {
  if (order == Order::willing_first) return task.willingness;
  if (order == Order::gap_number) return task.need;
  auto const& o = lane.organisations;
  double behind = 0;
  for (auto e : o.prospects.enrolments[task.prospect]) behind += 1 - lane.observed.performance[o.enrolments.clinic[e]];
  return behind / static_cast<double>(o.prospects.enrolments[task.prospect].size());
}

/// Tasks in the tiers in which the policy may look at them: all at once, or thirds by the order that a lever has set.
/// What concerns nobody in particular comes with the first.
std::vector<std::vector<Task*>> tiers(Lane const& lane, PartnerId partner, std::vector<Task*> const& tasks) {
  auto const& states = lane.organisations.partners;
  auto const order = lane.week < states.order_until[partner] ? states.order[partner] : Order::none;
  if (order == Order::none) return {tasks};
  std::vector<double> scores;
  for (auto const* t : tasks)
    if (t->prospect) scores.push_back(order_score(lane, order, *t));
  std::sort(scores.begin(), scores.end(), std::greater<>{});
  std::vector<std::vector<Task*>> result(3);
  for (auto* t : tasks) {
    std::size_t tier = 0;
    if (t->prospect)
      while (tier < 2 && order_score(lane, order, *t) < scores[scores.size() * (tier + 1) / 3 - (scores.size() * (tier + 1) / 3 > 0)]) ++tier;
    result[tier].push_back(t);
  }
  return result;
}

std::vector<Person> people_of(Lane const& lane, PartnerId partner) {
  auto const& staff = lane.world.partners.staff[partner];
  auto const& states = lane.organisations.partners;
  std::vector<Person> people;
  for (std::size_t i = 0; i < staff.size(); ++i) {
    bool const away = lane.week < states.away_until[partner][i];
    people.push_back({away ? Hours{} : Hours::of(staff[i].hours.value() * states.funded[partner]), staff[i].can_coach});
  }
  return people;
}

void spend_partner(Lane& lane, PartnerId partner) {
  plan_anew(lane, partner);
  auto const planned = lane.strategy.cadence == Cadence::once ? lane.week : lane.organisations.partners.planned[partner];
  std::vector<Task*> tasks;
  for (auto& task : lane.tasks.open())
    if (task.partner == partner && task.created <= planned) tasks.push_back(&task);
  if (lane.strategy.cadence == Cadence::once)
    for (auto* task : tasks) believe_as_planned(lane, *task);

  auto people = people_of(lane, partner);
  auto& account = lane.ledger.partners[partner];
  for (auto const& person : people) account.offered += person.free.quarters();
  std::vector<Hours> before;
  std::vector<double> believed;
  for (auto* t : tasks) {
    before.push_back(t->remaining);
    believed.push_back(t->benefit);
    if (lane.strategy.policy->sees_truth()) t->benefit = t->handler->true_benefit(*t, lane);
  }

  for (auto& tier : tiers(lane, partner, tasks)) lane.strategy.policy->allocate(tier, people, lane.week);

  std::int64_t used = 0;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    auto const given = before[i] - tasks[i]->remaining;
    CONVENE_CHECK(given >= Hours{} && tasks[i]->remaining >= Hours{});
    used += given.quarters();
    if (tasks[i]->remaining <= Hours{}) account.travel += tasks[i]->travel.quarters();
    tasks[i]->benefit = believed[i];
  }
  for (auto const& person : people) CONVENE_CHECK(person.free >= Hours{});
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
