#include <algorithm>
#include <vector>

#include "engine/kernel/policy.hpp"

namespace convene::policies {
namespace {

class MostWilling final : public Policy {
 public:
  void allocate(std::span<Task*> tasks, std::span<Person> people, std::int32_t) const override {
    std::vector<Task*> order(tasks.begin(), tasks.end());
    std::stable_sort(order.begin(), order.end(), [](Task const* a, Task const* b) { return a->willingness > b->willingness; });
    serve_in_order(order, people);
  }
};

}  // namespace

PolicyInfo most_willing() {
  return {"most_willing", "Most willing first", "who trusts the partner most, as far as it can tell, comes first", {},
          [](Settings const&) { return std::make_unique<MostWilling>(); }};
}

}  // namespace convene::policies
