#include <algorithm>
#include <vector>

#include "engine/kernel/policy.hpp"

namespace convene::policies {
namespace {

class FirstCome final : public Policy {
 public:
  void allocate(std::span<Task*> tasks, std::span<Person> people, std::int32_t) const override {
    std::vector<Task*> order(tasks.begin(), tasks.end());
    std::stable_sort(order.begin(), order.end(), [](Task const* a, Task const* b) { return a->created < b->created; });
    serve_in_order(order, people);
  }
};

}  // namespace

PolicyInfo first_come() {
  return {"first_come", "First come, first served", "the oldest task first; of the same week, by key", {},
          [](Settings const&) { return std::make_unique<FirstCome>(); }};
}

}  // namespace convene::policies
