#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class JointTests final : public Lever {
 public:
  explicit JointTests(Parameters& p)
      : preparation_{p.read({"lever.joint_tests.preparation_hours", 4, 0.5, 24, "hour", Grade::E, "judgement", "hours of each partner to prepare the first test of a shared work process", Spread::log_uniform})},
        hours_{p.read({"lever.joint_tests.hours", 2, 0.5, 10, "hour", Grade::E, "judgement", "hours of each partner for one test", Spread::log_uniform})},
        clinic_hours_{p.read({"lever.joint_tests.clinic_hours", 1, 0.25, 6, "hour", Grade::E, "judgement", "hours of clinic staff for one test", Spread::log_uniform})},
        share_{p.read({"lever.joint_tests.share", 0.15, 0.01, 0.5, "1", Grade::E, "judgement", "share of what does not yet fit in partners' work that one test mends"})} {}

  void plan(Lane& lane) const override {
    ask_preparation(lane, *this, "joint_tests.preparation", joint_workflow, Hours::of(preparation_));
    if (!settled(lane, joint_workflow)) return;
    auto const clinic = active_in_turn(lane, turn_of(lane, weeks));
    if (!clinic) return;  // there is nobody to try it with
    auto test = every(lane, weeks, "joint_tests", Hours::of(hours_));
    test.at = clinic;
    test.clinic_hours = Hours::of(clinic_hours_);
    ask_all(lane, *this, test);
  }

  void done(Task const& task, Lane& lane) const override {
    if (!task.occasion) return prepared(lane, task);
    if (all_there(lane, task)) raise(lane.organisations.alliance.joint_process, share_);
  }

 private:
  static constexpr int weeks = 4;
  double preparation_, hours_, clinic_hours_, share_;
};

}  // namespace

LeverInfo joint_tests() {
  return {.id = "joint_tests",
          .title = "Test ways of working together",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (test collaboration strategies together)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once: each partner prepares a shared work process, which a joint meeting decides; then a test of it a month at a clinic that takes part (staff of each partner; clinic staff)",
          .needs = {"two partners", "the process has been decided and carried out, and a clinic takes part, before the monthly tests"},
          .touches = "alliance.items[joint_workflow], alliance.joint_process",
          .observable = "joint_process",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<JointTests>(p); }};
}

}  // namespace convene::levers
