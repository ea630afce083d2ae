#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class ResourceSharing final : public Lever {
 public:
  explicit ResourceSharing(Parameters& p)
      : hours_{p.read({"lever.resource_sharing.hours", 3, 0.5, 20, "hour", Grade::E, "judgement", "hours of each partner a quarter to put its materials and templates at the others' disposal", Spread::log_uniform})},
        share_{p.read({"lever.resource_sharing.share", 0.4, 0.02, 0.9, "1", Grade::E, "judgement", "share of what is not yet in common that a quarter brings when all partners give theirs"})} {}

  void plan(Lane& lane) const override { ask_all(lane, *this, every(lane, 13, "resource_sharing", Hours::of(hours_))); }

  void done(Task const& task, Lane& lane) const override {
    // What one gives is there for the others, whoever else gives.
    raise(lane.organisations.alliance.shared_resources, share_ / static_cast<double>(lane.strategy.partners.size()));
    all_there(lane, task);
  }

 private:
  double hours_, share_;
};

}  // namespace

LeverInfo resource_sharing() {
  return {.id = "resource_sharing",
          .title = "Share materials and resources",
          .seed = "Ten takeaways: 7 (sharing of resources) and 8 (maximizing resources)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "each quarter: every partner makes its materials and templates fit for the others (staff of each)",
          .needs = {"two partners"},
          .touches = "alliance.shared_resources",
          .observable = "shared_resources",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<ResourceSharing>(p); }};
}

}  // namespace convene::levers
