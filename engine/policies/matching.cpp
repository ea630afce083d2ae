#include "engine/policies/matching.hpp"

#include <algorithm>
#include <vector>

#include "engine/core/network_flow.hpp"

namespace convene::policies {
namespace {

double per_hour(Task const& t) { return t.benefit / std::max(0.25, t.remaining.value()); }

std::vector<Task*> by_benefit(std::span<Task*> tasks) {
  std::vector<Task*> order(tasks.begin(), tasks.end());
  std::stable_sort(order.begin(), order.end(), [](Task const* a, Task const* b) { return per_hour(*a) > per_hour(*b); });
  return order;
}

void chosen_person(Task& task, std::size_t person, std::span<Person> people) {
  if (people[person].free > Hours{} && task.remaining > Hours{}) task.person = static_cast<std::int32_t>(person);
}

/// Chooses whom each of the best tasks is given to and which of them this week; those first, then the others.
std::vector<Task*> matched(std::vector<Task*> const& order, std::span<Person> people, int weeks, std::size_t most) {
  auto const count = std::min(order.size(), most);
  std::vector<std::int64_t> supply;  // of each person in each week, then of each task, then of `idle`
  std::int64_t offered = 0, asked = 0;
  for (auto const& person : people)
    for (int w = 0; w < weeks; ++w) {
      supply.push_back(person.free.quarters());
      offered += person.free.quarters();
    }
  auto const work = supply.size();
  for (std::size_t t = 0; t < count; ++t) {
    asked += order[t]->remaining.quarters();
    supply.push_back(-order[t]->remaining.quarters());
  }
  auto const idle = supply.size();  // takes up what is over on either side, at no benefit
  supply.push_back(asked - offered);
  struct Choice { std::size_t arc, task, person; };
  std::vector<Choice> now;
  std::vector<FlowArc> arcs;
  for (std::size_t i = 0; i < people.size(); ++i)
    for (int w = 0; w < weeks; ++w) {
      auto const from = i * static_cast<std::size_t>(weeks) + static_cast<std::size_t>(w);
      for (std::size_t t = 0; t < count; ++t) {
        auto const& task = *order[t];
        if (task.skill == Skill::coaching && !people[i].can_coach) continue;
        if (task.person >= 0 && static_cast<std::size_t>(task.person) != i) continue;
        auto const worth = static_cast<std::int64_t>(per_hour(task) * 1e6) * (weeks - w) / weeks;
        auto const rank = static_cast<std::int64_t>(t * people.size() + i);
        if (w == 0) now.push_back({arcs.size(), t, i});
        arcs.push_back({from, work + t, task.remaining.quarters(), -worth * 4096 + rank});
      }
      arcs.push_back({from, idle, people[i].free.quarters(), 0});
    }
  for (std::size_t t = 0; t < count; ++t) arcs.push_back({idle, work + t, order[t]->remaining.quarters(), 0});

  auto const flow = cheapest_flow(supply, arcs);
  if (!flow) return order;
  std::vector<std::int64_t> given(count, 0), largest(count, 0);
  for (auto const& choice : now) {
    auto const quarters = flow->amounts[choice.arc];
    given[choice.task] += quarters;
    // A task split over several people goes to the one with the largest part.
    if (order[choice.task]->person < 0 && quarters > largest[choice.task]) {
      largest[choice.task] = quarters;
      chosen_person(*order[choice.task], choice.person, people);
    }
  }
  std::vector<Task*> first, rest;
  for (std::size_t t = 0; t < order.size(); ++t) (t < count && given[t] > 0 ? first : rest).push_back(order[t]);
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

}  // namespace

void Matching::allocate(std::span<Task*> tasks, std::span<Person> people, std::int32_t) const {
  auto order = by_benefit(tasks);
  Hours free, wanted;
  for (auto const& person : people) free += person.free;
  for (auto const* task : order) wanted += task->remaining;
  if (wanted > free && people.size() > 1) order = matched(order, people, weeks_, most_);
  serve_in_order(order, people);
}

std::vector<SettingSpec> Matching::settings() {
  return {{"look_ahead", 4.0, 1, 13, {}, "week", "weeks planned at once"},
          {"tasks_at_most", 48.0, 8, 512, {}, "1", "best tasks that enter the matching; the others wait"}};
}

}  // namespace convene::policies
