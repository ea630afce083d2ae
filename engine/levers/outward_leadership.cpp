#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class OutwardLeadership final : public Lever {
 public:
  explicit OutwardLeadership(Parameters& p)
      : hours_{p.read({"lever.outward_leadership.hours", 2, 0.5, 16, "hour", Grade::E, "judgement", "hours a month that a partner's leaders speak of the work in public", Spread::log_uniform})},
        gains_{p.read({"lever.outward_leadership.gains", 0.02, 0, 0.1, "1", Grade::E, "judgement", "share of the reputation still to be gained that a month of it brings"})} {}

  void plan(Lane& lane) const override {
    if (!falls_due(lane, 4)) return;
    for (auto partner : lane.strategy.partners) {
      auto task = task_of(lane, *this, "outward_leadership", partner, Hours::of(hours_));
      task.benefit = 0.5;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override { raise(lane.organisations.partners.reputation[task.partner], gains_); }

 private:
  double hours_, gains_;
};

}  // namespace

LeverInfo outward_leadership() {
  return {.id = "outward_leadership",
          .title = "Leaders speak of the work's value in public",
          .seed = "Strengthening partnerships: Overall tips and guidance (leaders must take an outward-facing position)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "each month: a partner's leaders speak of the work within and outside (partner staff)",
          .needs = {},
          .touches = "partners.reputation",
          .observable = "reputation",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<OutwardLeadership>(p); }};
}

}  // namespace convene::levers
