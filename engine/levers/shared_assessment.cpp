#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class SharedAssessment final : public Lever {
 public:
  explicit SharedAssessment(Parameters& p)
      : hours_{p.read({"lever.shared_assessment.hours", 6, 0.5, 40, "hour", Grade::E, "judgement", "hours of each partner to fit its assessment to a shared form", Spread::log_uniform})} {}

  void plan(Lane& lane) const override { ask_preparation(lane, *this, "shared_assessment", assessment_form, Hours::of(hours_)); }

  void done(Task const& task, Lane& lane) const override { prepared(lane, task); }

 private:
  double hours_;
};

}  // namespace

LeverInfo shared_assessment() {
  return {.id = "shared_assessment",
          .title = "One assessment for all partners",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (shared or complementary assessment processes)",
          .serves = {Setting::complex_care},
          .tasks = "once: each partner prepares a shared assessment form, which a joint meeting then decides (staff of each; meetings come on top)",
          .needs = {"two partners"},
          .touches = "alliance.items[assessment_form]",
          .observable = "shared_assessment",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<SharedAssessment>(p); }};
}

}  // namespace convene::levers
