#include <algorithm>

#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class Celebrate final : public Lever {
 public:
  explicit Celebrate(Parameters& p)
      : hours_{p.read({"lever.celebrate.hours", 1, 0.25, 6, "hour", Grade::E, "judgement", "hours of each partner for celebrating once", Spread::log_uniform})},
        share_{p.read({"lever.celebrate.share", 0.04, 0.005, 0.2, "1", Grade::E, "judgement", "share of the cohesion still missing that celebrating one event brings; three events at most count at a time"})} {}

  void plan(Lane& lane) const override {
    if (lane.organisations.alliance.cheers == 0) return;
    ask_all(lane, *this, every(lane, weeks, "celebrate", Hours::of(hours_)));
  }

  void done(Task const& task, Lane& lane) const override {
    if (!all_there(lane, task)) return;
    auto& a = lane.organisations.alliance;
    for (auto& cohesion : a.ties.cohesion.values()) raise(cohesion, share_ * std::min(a.cheers, 3));
    a.cheers = 0;
  }

 private:
  static constexpr int weeks = 4;
  double hours_, share_;
};

}  // namespace

LeverInfo celebrate() {
  return {.id = "celebrate",
          .title = "Celebrate each other's successes",
          .seed = "Ten takeaways: 6; Strengthening partnerships: Why is this important? And what do we know? (build cohesion among partners)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "at most monthly: partners celebrate agreements reached since the last time (staff of all partners)",
          .needs = {"two partners", "agreements since the last time"},
          .touches = "ties.cohesion, alliance.cheers",
          .observable = "cohesion",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<Celebrate>(p); }};
}

}  // namespace convene::levers
