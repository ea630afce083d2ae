#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class ServiceMapping final : public Lever {
 public:
  explicit ServiceMapping(Parameters& p)
      : hours_{p.read({"lever.service_mapping.hours", 6, 1, 40, "hour", Grade::E, "judgement", "hours of the lead partner a quarter to learn which services and assets there are", Spread::log_uniform})},
        share_{p.read({"lever.service_mapping.share", 0.3, 0.02, 0.8, "1", Grade::E, "judgement", "share of services and assets not yet known that a quarter's mapping finds"})} {}

  void plan(Lane& lane) const override {
    if ((lane.week - lane.strategy.begin_week) % 13 != 0) return;
    auto task = task_of(lane, *this, "service_mapping", lead_of(lane), Hours::of(hours_));  // one map: the next waits for the last
    task.due = lane.week + 12;
    task.benefit = 2;
    lane.tasks.ask(task, lane.week);
  }

  void done(Task const&, Lane& lane) const override { raise(lane.organisations.alliance.services_known, share_); }

 private:
  double hours_, share_;
};

}  // namespace

LeverInfo service_mapping() {
  return {.id = "service_mapping",
          .title = "Map services and assets",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (learn about how each team serves patients or clients); Overall tips and guidance (an asset-based approach, own assets included)",
          .serves = {Setting::complex_care},
          .tasks = "each quarter: the lead partner learns which services and assets there are, its own among them, and who delivers them (its staff)",
          .needs = {"a partner"},
          .touches = "alliance.services_known",
          .observable = "services_known",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<ServiceMapping>(p); }};
}

}  // namespace convene::levers
