#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class SurfaceCompetingPriorities final : public Lever {
 public:
  explicit SurfaceCompetingPriorities(Parameters& p)
      : hours_{p.read({"lever.surface_competing_priorities.hours", 2, 0.5, 12, "hour", Grade::E, "judgement", "hours of each partner to speak of priorities that compete", Spread::log_uniform})},
        share_{p.read({"lever.surface_competing_priorities.share", 0.5, 0.005, 0.95, "1", Grade::E, "judgement", "share of competing priorities not yet spoken of that one such talk brings to the table"})} {}

  void plan(Lane& lane) const override {
    ask_all(lane, *this, every(lane, weeks, "surface_competing_priorities", Hours::of(hours_)));
  }

  void done(Task const& task, Lane& lane) const override {
    if (!all_there(lane, task)) return;
    raise(lane.organisations.alliance.surfaced, share_);
  }

 private:
  static constexpr int weeks = 26;
  double hours_, share_;
};

}  // namespace

LeverInfo surface_competing_priorities() {
  return {.id = "surface_competing_priorities",
          .title = "Speak of competing priorities",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (identify and discuss any potentially competing priorities among partners)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "twice a year: partners say which of their priorities compete (staff of all partners)",
          .needs = {"two partners"},
          .touches = "alliance.surfaced",
          .observable = "priorities_surfaced",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<SurfaceCompetingPriorities>(p); }};
}

}  // namespace convene::levers
