#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class ResourceScout final : public Lever {
 public:
  explicit ResourceScout(Parameters& p)
      : hours_{p.read({"lever.resource_scout.hours", 6, 1, 40, "hour", Grade::E, "judgement", "hours a month of the one who gets to know community resources", Spread::log_uniform})},
        share_{p.read({"lever.resource_scout.share", 0.15, 0.01, 0.6, "1", Grade::E, "judgement", "share of community resources not yet known that a month's scouting finds"})} {}

  void plan(Lane& lane) const override {
    if ((lane.week - lane.strategy.begin_week) % 4 != 0) return;
    auto task = task_of(lane, *this, "resource_scout", lead_of(lane), Hours::of(hours_));  // one scout: the next round waits for the last
    task.benefit = 2;
    lane.tasks.ask(task, lane.week);
  }

  void done(Task const&, Lane& lane) const override { raise(lane.organisations.alliance.resources_known, share_); }

 private:
  double hours_, share_;
};

}  // namespace

LeverInfo resource_scout() {
  return {.id = "resource_scout",
          .title = "A scout for community resources",
          .seed = "Strengthening partnerships: How to get started with external partnerships (someone well-suited to develop knowledge of community resources and identify possible community-based partners)",
          .serves = {Setting::complex_care},
          .tasks = "monthly: one of the lead partner's staff gets to know community resources (its staff)",
          .needs = {"a partner"},
          .touches = "alliance.resources_known (the same stock that patients' knowledge feeds)",
          .observable = "resources_known",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<ResourceScout>(p); }};
}

}  // namespace convene::levers
