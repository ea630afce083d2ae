#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class LeverageStrengths final : public Lever {
 public:
  explicit LeverageStrengths(Parameters& p)
      : hours_{p.read({"lever.leverage_strengths.hours", 3, 0.5, 16, "hour", Grade::E, "judgement", "hours of each partner to learn what the others are good at and who does what", Spread::log_uniform})},
        share_{p.read({"lever.leverage_strengths.share", 0.3, 0.005, 0.8, "1", Grade::E, "judgement", "share of what partners could still learn of coaching from each other that one such round brings"})} {}

  void plan(Lane& lane) const override {
    ask_all(lane, *this, every(lane, weeks, "leverage_strengths", Hours::of(hours_)));
  }

  void done(Task const& task, Lane& lane) const override {
    if (!all_there(lane, task)) return;
    raise(lane.organisations.alliance.craft, share_);
  }

 private:
  static constexpr int weeks = 26;
  double hours_, share_;
};

}  // namespace

LeverInfo leverage_strengths() {
  return {.id = "leverage_strengths",
          .title = "Learn each other's strengths and use them",
          .seed = "Ten takeaways: 5",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "twice a year: partners learn what each of them is good at, and use it (staff of all partners)",
          .needs = {"two partners"},
          .touches = "alliance.craft (coaching is done the better for it)",
          .observable = "coaching_craft",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<LeverageStrengths>(p); }};
}

}  // namespace convene::levers
