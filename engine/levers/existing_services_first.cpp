#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class ExistingServicesFirst final : public Lever {
 public:
  explicit ExistingServicesFirst(Parameters& p)
      : hours_{p.read({"lever.existing_services_first.hours", 1, 0.25, 8, "hour", Grade::E, "judgement", "hours of each partner a quarter to go through what exists before anything new", Spread::log_uniform})},
        share_{p.read({"lever.existing_services_first.share", 0.4, 0.02, 0.9, "1", Grade::E, "judgement", "share of needs not yet sent to existing services first that a quarter's round by all partners redirects"})},
        enough_{p.read({"alliance.services_enough", 0.2, 0.05, 0.6, "1", Grade::E, "judgement", "share of services and assets that must be known before anything can be built on it"})} {}

  void plan(Lane& lane) const override {
    if ((lane.week - lane.strategy.begin_week) % 13 != 0 || lane.organisations.alliance.services_known <= enough_) return;
    for (auto partner : lane.strategy.partners) {
      auto task = task_of(lane, *this, "existing_services_first", partner, Hours::of(hours_));
      task.due = lane.week + 12;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const&, Lane& lane) const override {
    raise(lane.organisations.alliance.existing_first, share_ / static_cast<double>(lane.strategy.partners.size()));
  }

 private:
  double hours_, share_, enough_;
};

}  // namespace

LeverInfo existing_services_first() {
  return {.id = "existing_services_first",
          .title = "Existing services first",
          .seed = "Strengthening partnerships: Overall tips and guidance (resist the temptation to create new services before existing ones have been investigated)",
          .serves = {Setting::complex_care},
          .tasks = "each quarter: every partner goes through which existing services can meet the needs at hand (its staff)",
          .needs = {"services are known (service_mapping, or case conferences)"},
          .touches = "alliance.existing_first",
          .observable = "existing_first",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<ExistingServicesFirst>(p); }};
}

}  // namespace convene::levers
