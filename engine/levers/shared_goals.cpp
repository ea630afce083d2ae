#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class SharedGoals final : public Lever {
 public:
  explicit SharedGoals(Parameters& p)
      : hours_{p.read({"lever.shared_goals.hours", 3, 0.5, 20, "hour", Grade::E, "judgement", "hours of each partner to prepare common goals", Spread::log_uniform})} {}

  void plan(Lane& lane) const override { ask_preparation(lane, *this, "shared_goals", joint_goals, Hours::of(hours_)); }

  void done(Task const& task, Lane& lane) const override { prepared(lane, task); }

 private:
  double hours_;
};

}  // namespace

LeverInfo shared_goals() {
  return {.id = "shared_goals",
          .title = "Agree on common goals",
          .seed = "Ten takeaways: 4; Strengthening partnerships: Why is this important? And what do we know? (develop shared goals)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once: each partner prepares its part of common goals, which a joint meeting then decides (staff of each; meetings come on top)",
          .needs = {"two partners"},
          .touches = "alliance.items[joint_goals]",
          .observable = "joint_goals",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<SharedGoals>(p); }};
}

}  // namespace convene::levers
