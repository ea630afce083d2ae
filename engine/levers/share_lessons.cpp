#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class ShareLessons final : public Lever {
 public:
  explicit ShareLessons(Parameters& p)
      : hours_{p.read({"lever.share_lessons.hours", 1, 0.5, 6, "hour", Grade::E, "judgement", "hours of each partner for one exchange of lessons", Spread::log_uniform})},
        share_{p.read({"lever.share_lessons.share", 0.1, 0.005, 0.5, "1", Grade::E, "judgement", "share of what partners could still learn of coaching from each other that one exchange brings"})} {}

  void plan(Lane& lane) const override {
    if (lane.ledger.sessions <= lane.organisations.alliance.sessions_told) return;  // there is nothing to tell
    ask_all(lane, *this, every(lane, weeks, "share_lessons", Hours::of(hours_)));
  }

  void done(Task const& task, Lane& lane) const override {
    if (!all_there(lane, task)) return;
    raise(lane.organisations.alliance.craft, share_);
    lane.organisations.alliance.sessions_told = lane.ledger.sessions;
  }

 private:
  static constexpr int weeks = 4;
  double hours_, share_;
};

}  // namespace

LeverInfo share_lessons() {
  return {.id = "share_lessons",
          .title = "Share lessons learned",
          .seed = "Ten takeaways: 7 (sharing lessons learned, mutual brainstorming)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "monthly, when there has been coaching to speak of: partners tell what they have learned (staff of all partners)",
          .needs = {"two partners", "coaching sessions held since the last time"},
          .touches = "alliance.craft",
          .observable = "coaching_craft",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<ShareLessons>(p); }};
}

}  // namespace convene::levers
