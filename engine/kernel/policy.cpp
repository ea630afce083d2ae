#include "engine/kernel/policy.hpp"

#include <algorithm>

namespace convene {

double TaskHandler::true_benefit(Task const& task, Lane const&) const { return task.benefit; }

Hours work_on(Task& task, std::span<Person> people, Hours most) {
  if (task.person < 0) {
    // Whoever has most time left takes it up; the first of equals.
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (people[i].free <= Hours{} || (task.skill == Skill::coaching && !people[i].can_coach)) continue;
      if (task.person < 0 || people[i].free > people[static_cast<std::size_t>(task.person)].free)
        task.person = static_cast<std::int32_t>(i);
    }
    if (task.person < 0) return {};
  }
  auto& person = people[static_cast<std::size_t>(task.person)];
  auto const given = std::min({person.free, task.remaining, most});
  person.free -= given;
  task.remaining -= given;
  return given;
}

void serve_in_order(std::span<Task*> tasks, std::span<Person> people) {
  for (auto* task : tasks) work_on(*task, people, task->remaining);
}

}  // namespace convene
