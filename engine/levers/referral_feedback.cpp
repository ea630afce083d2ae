#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class ReferralFeedback final : public Lever {
 public:
  explicit ReferralFeedback(Parameters& p)
      : hours_{p.read({"lever.referral_feedback.hours", 6, 0.5, 40, "hour", Grade::E, "judgement", "hours of each partner to prepare a referral form and its way back", Spread::log_uniform})} {}

  void plan(Lane& lane) const override { ask_preparation(lane, *this, "referral_feedback", referral_form, Hours::of(hours_)); }

  void done(Task const& task, Lane& lane) const override { prepared(lane, task); }

 private:
  double hours_;
};

}  // namespace

LeverInfo referral_feedback() {
  return {.id = "referral_feedback",
          .title = "Referrals that come back with an answer",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (referral processes that include feedback loops)",
          .serves = {Setting::complex_care},
          .tasks = "once: each partner prepares a referral form with its way back, which a joint meeting then decides (staff of each; meetings come on top)",
          .needs = {"two partners", "a data agreement in force, before an answer may travel"},
          .touches = "alliance.items[referral_form]",
          .observable = "referral_loop",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<ReferralFeedback>(p); }};
}

}  // namespace convene::levers
