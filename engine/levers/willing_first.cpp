#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

/// No effect but an order: until the next time round, work begins with those who seem willing.
class WillingFirst final : public Lever {
 public:
  explicit WillingFirst(Parameters& p)
      : hours_{p.read({"lever.willing_first.hours", 1, 0.25, 8, "hour", Grade::E, "judgement", "hours a quarter to see who is willing", Spread::log_uniform})},
        holds_{static_cast<std::int32_t>(p.read({"lever.willing_first.holds_weeks", 17, 13, 52, "week", Grade::E, "judgement", "weeks for which an order holds that is not worked out anew"}))} {}

  void plan(Lane& lane) const override {
    if (!falls_due(lane, 13)) return;
    for (auto partner : lane.strategy.partners) {
      auto task = task_of(lane, *this, "willing_first", partner, Hours::of(hours_));
      task.benefit = 2;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& p = lane.organisations.partners;
    p.order[task.partner] = Order::willing_first;
    p.order_until[task.partner] = lane.week + holds_;
  }

 private:
  double hours_;
  std::int32_t holds_;
};

}  // namespace

LeverInfo willing_first() {
  return {.id = "willing_first",
          .title = "Begin with the willing",
          .seed = "Strengthening partnerships: How to get started with external partnerships (begin with willing partners)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "each quarter: a partner notes who seems willing, and begins with them (partner staff)",
          .needs = {},
          .touches = "partners.order (no other effect)",
          .observable = "ordered_by_willingness",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<WillingFirst>(p); }};
}

}  // namespace convene::levers
