#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class Recognition final : public Lever {
 public:
  explicit Recognition(Parameters& p)
      : hours_{p.read({"lever.recognition.hours", 0.25, 0.25, 2, "hour", Grade::E, "judgement", "hours to tell a partner what its work is worth"})},
        warms_{p.read({"lever.recognition.warms", 0.02, 0, 0.1, "1", Grade::E, "judgement", "share of the remaining distrust that it removes"})} {}

  void plan(Lane& lane) const override {
    if (!falls_due(lane, 4)) return;
    for (auto partner : lane.strategy.partners)
      for (auto tie : ties_of(lane, partner, Web::all)) {
        auto task = task_of(lane, *this, "recognition", partner, Hours::of(hours_), lane.organisations.alliance.ties.key[tie]);
        task.tie = tie;
        task.joint = true;
        task.benefit = 0.5;
        lane.tasks.ask(task, lane.week);
      }
  }

  void done(Task const& task, Lane& lane) const override { raise(lane.organisations.alliance.ties.trust[task.tie], warms_); }

 private:
  double hours_, warms_;
};

}  // namespace

LeverInfo recognition() {
  return {.id = "recognition",
          .title = "Say what partners contribute",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (verbally recognize the contributions that the partner makes)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "each month: every partner tells every other what its work is worth (staff of each)",
          .needs = {"two partners"},
          .touches = "alliance.ties.trust",
          .observable = "partner_trust",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<Recognition>(p); }};
}

}  // namespace convene::levers
