#include <algorithm>
#include <vector>

#include "engine/kernel/policy.hpp"

namespace convene::policies {
namespace {

/// A quarter-hour to each task in turn, until hours or tasks run out.
class EqualShare final : public Policy {
 public:
  void allocate(std::span<Task*> tasks, std::span<Person> people, std::int32_t) const override {
    std::vector<Task*> open(tasks.begin(), tasks.end());
    while (!open.empty())
      std::erase_if(open, [&](Task* task) {
        return work_on(*task, people, Hours::quarters(1)) == Hours{} || task->remaining <= Hours{};
      });
  }
};

}  // namespace

PolicyInfo equal_share() {
  return {"equal_share", "Equal shares", "every open task gets the same share of the week", {},
          [](Settings const&) { return std::make_unique<EqualShare>(); }};
}

}  // namespace convene::policies
