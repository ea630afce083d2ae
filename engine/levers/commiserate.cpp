#include <algorithm>

#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class Commiserate final : public Lever {
 public:
  explicit Commiserate(Parameters& p)
      : hours_{p.read({"lever.commiserate.hours", 0.75, 0.25, 6, "hour", Grade::E, "judgement", "hours of each partner for commiserating once", Spread::log_uniform})},
        share_{p.read({"lever.commiserate.share", 0.03, 0.005, 0.2, "1", Grade::E, "judgement", "share of the cohesion still missing that commiserating one event brings; three events at most count at a time"})} {}

  void plan(Lane& lane) const override {
    if (lane.organisations.alliance.setbacks == 0) return;
    ask_all(lane, *this, every(lane, weeks, "commiserate", Hours::of(hours_)));
  }

  void done(Task const& task, Lane& lane) const override {
    if (!all_there(lane, task)) return;
    auto& a = lane.organisations.alliance;
    for (auto& cohesion : a.ties.cohesion.values()) raise(cohesion, share_ * std::min(a.setbacks, 3));
    a.setbacks = 0;
  }

 private:
  static constexpr int weeks = 4;
  double hours_, share_;
};

}  // namespace

LeverInfo commiserate() {
  return {.id = "commiserate",
          .title = "Stand by each other in setbacks",
          .seed = "Ten takeaways: 6 (commiserating with each other on challenges)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "at most monthly: partners speak of refusals, drop-outs, broken promises and conflicts since the last time (staff of all partners)",
          .needs = {"two partners", "refusals, drop-outs, broken promises or conflicts since the last time"},
          .touches = "ties.cohesion, alliance.setbacks",
          .observable = "cohesion",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<Commiserate>(p); }};
}

}  // namespace convene::levers
