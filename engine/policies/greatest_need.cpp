#include <algorithm>
#include <vector>

#include "engine/kernel/policy.hpp"

namespace convene::policies {
namespace {

class GreatestNeed final : public Policy {
 public:
  void allocate(std::span<Task*> tasks, std::span<Person> people, std::int32_t) const override {
    std::vector<Task*> order(tasks.begin(), tasks.end());
    std::stable_sort(order.begin(), order.end(), [](Task const* a, Task const* b) { return a->need > b->need; });
    serve_in_order(order, people);
  }
};

}  // namespace

PolicyInfo greatest_need() {
  return {"greatest_need", "Greatest need first", "where most patients are unprotected, as last reported, comes first", {},
          [](Settings const&) { return std::make_unique<GreatestNeed>(); }};
}

}  // namespace convene::policies
