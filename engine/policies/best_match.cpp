#include <algorithm>
#include <vector>

#include "engine/core/network_flow.hpp"
#include "engine/kernel/policy.hpp"

namespace convene::policies {
namespace {

/// Who fits which task best: round after round each person with hours left gets one task, so that the sum of fits is
/// largest (assignment). Fit is believed benefit, less where most of the time would be spent on the road, and less where
/// a coach would do what others can do. It does not ask how many hours a task takes.
class BestMatch final : public Policy {
 public:
  void allocate(std::span<Task*> tasks, std::span<Person> people, std::int32_t) const override {
    std::vector<Task*> open(tasks.begin(), tasks.end());
    std::stable_sort(open.begin(), open.end(), [](Task const* a, Task const* b) { return a->benefit > b->benefit; });
    bool const others = std::any_of(people.begin(), people.end(), [](Person const& p) { return !p.can_coach; });
    for (bool given = true; given;) {
      given = false;
      for (auto const& [task, person] : round(open, people, others)) {
        if (open[task]->person < 0) open[task]->person = static_cast<std::int32_t>(person);
        given |= work_on(*open[task], people, open[task]->remaining) > Hours{};
      }
      std::erase_if(open, [](Task const* t) { return t->remaining <= Hours{}; });
    }
  }

 private:
  static constexpr std::size_t shortlist = 32;

  static double fit(Task const& t, Person const& p, bool others) {
    double const road = t.work.value() / std::max(0.25, (t.work + t.travel).value());
    return t.benefit * (0.5 + 0.5 * road) * (others && p.can_coach && t.skill != Skill::coaching ? 0.5 : 1);
  }

  static std::vector<std::pair<std::size_t, std::size_t>> round(std::vector<Task*> const& open, std::span<Person> people, bool others) {
    auto const count = std::min(open.size(), shortlist);
    struct Choice { std::size_t arc, task, person; };
    std::vector<Choice> choices;
    std::vector<std::int64_t> supply(1 + count, 0);  // of the sink, which takes all; of each task; then of each person
    std::vector<FlowArc> arcs;
    constexpr std::size_t sink = 0, work = 1;
    for (std::size_t t = 0; t < count; ++t) arcs.push_back({work + t, sink, 1, 0});
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (people[i].free <= Hours{}) continue;
      --supply[sink];
      auto const from = supply.size();
      supply.push_back(1);
      arcs.push_back({from, sink, 1, 0});
      for (std::size_t t = 0; t < count; ++t) {
        auto const& task = *open[t];
        if (task.skill == Skill::coaching && !people[i].can_coach) continue;
        if (task.person >= 0 && static_cast<std::size_t>(task.person) != i) continue;
        auto const worth = static_cast<std::int64_t>(fit(task, people[i], others) * 1e6);
        choices.push_back({arcs.size(), t, i});
        arcs.push_back({from, work + t, 1, -(worth + 1) * 4096 + static_cast<std::int64_t>(t * people.size() + i)});
      }
    }
    std::vector<std::pair<std::size_t, std::size_t>> chosen;
    if (choices.empty()) return chosen;
    auto const flow = cheapest_flow(supply, arcs);
    if (!flow) return chosen;
    for (auto const& choice : choices)
      if (flow->amounts[choice.arc] > 0) chosen.emplace_back(choice.task, choice.person);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
  }
};

}  // namespace

PolicyInfo best_match() {
  return {"best_match", "Who fits best", "each person gets the tasks that fit best: by believed benefit, skill and road; not by how long they take", {},
          [](Settings const&) { return std::make_unique<BestMatch>(); }};
}

}  // namespace convene::policies
