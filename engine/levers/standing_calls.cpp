#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class StandingCalls final : public Lever {
 public:
  StandingCalls(Settings const& s, Parameters& p)
      : every_{static_cast<int>(s.number("every_weeks"))},
        web_{web_of(s.text("with"))},
        hours_{p.read({"lever.standing_calls.hours", 1, 0.25, 4, "hour", Grade::E, "judgement", "hours of each side for one call of two partners"})} {}

  void plan(Lane& lane) const override {
    if (lane.week % every_ != 0) return;
    for (auto partner : lane.strategy.partners)
      for (auto tie : ties_of(lane, partner, web_)) {
        auto task = task_of(lane, *this, "standing_calls", partner, Hours::of(hours_), combine(lane.organisations.alliance.ties.key[tie], static_cast<std::uint64_t>(lane.week)));
        task.tie = tie;
        task.joint = true;
        task.due = lane.week;
        task.benefit = 1;
        lane.tasks.ask(task, lane.week);
      }
  }

  void done(Task const& task, Lane& lane) const override {
    // A call that is late by its interval has not taken place.
    if (lane.week - task.created >= every_) return;
    lane.organisations.alliance.ties.contact[task.tie] += 0.5;
  }

 private:
  int every_;
  Web web_;
  double hours_;
};

}  // namespace

LeverInfo standing_calls() {
  return {.id = "standing_calls",
          .title = "Standing calls of the partners",
          .seed = "Ten takeaways: 7",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "every few weeks: a call of each two partners, or of each with the lead (staff of both)",
          .needs = {"two partners"},
          .touches = "alliance.ties.contact",
          .observable = "coordination",
          .direction = 1,
          .settings = {{"every_weeks", 2.0, 1, 26, {}, "week", "weeks between calls"},
                       {"with", std::string{"all"}, 0, 0, {"all", "lead"}, "", "who calls whom: each partner each other one, or each the lead alone"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<StandingCalls>(s, p); }};
}

}  // namespace convene::levers
