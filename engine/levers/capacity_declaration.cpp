#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

/// No effect but a cap: from then on a partner offers no more than its staff can serve.
class CapacityDeclaration final : public Lever {
 public:
  explicit CapacityDeclaration(Parameters& p)
      : hours_{p.read({"lever.capacity_declaration.hours", 1, 0.25, 8, "hour", Grade::E, "judgement", "hours a quarter to match capacity to demand and say so", Spread::log_uniform})} {}

  void plan(Lane& lane) const override {
    if (!falls_due(lane, 13)) return;
    for (auto partner : lane.strategy.partners) {
      auto task = task_of(lane, *this, "capacity_declaration", partner, Hours::of(hours_));
      task.benefit = 2;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override { lane.organisations.partners.declared[task.partner] = 1; }

 private:
  double hours_;
};

}  // namespace

LeverInfo capacity_declaration() {
  return {.id = "capacity_declaration",
          .title = "Be clear about capacity from the beginning",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (determine the scope: be clear about capacity from the beginning)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "each quarter: a partner works out and declares how many it can serve (partner staff)",
          .needs = {},
          .touches = "partners.declared (a cap on offers; no other effect)",
          .observable = "capacity_declared",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<CapacityDeclaration>(p); }};
}

}  // namespace convene::levers
