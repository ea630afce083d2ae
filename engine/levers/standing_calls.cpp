#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

class StandingCalls final : public Lever {
 public:
  StandingCalls(Settings const& s, Parameters& p)
      : every_{static_cast<int>(s.number("every_weeks"))},
        hours_{p.read({"lever.standing_calls.hours", 1, 0.25, 4, "hour", Grade::E, "judgement", "hours of each partner for one call"})} {}

  void plan(Lane& lane) const override {
    if (lane.strategy.partners.size() < 2 || lane.week % every_ != 0) return;
    for (auto partner : lane.strategy.partners) {
      auto task = task_of(lane, *this, "standing_calls", partner, Hours::of(hours_), static_cast<std::uint64_t>(lane.week));
      task.due = lane.week;
      task.benefit = 1;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    // A call that is late by more than its interval has not taken place.
    if (lane.week - task.created >= every_) return;
    lane.organisations.alliance.contact += 1.0 / static_cast<double>(lane.strategy.partners.size());
  }

 private:
  int every_;
  double hours_;
};

}  // namespace

LeverInfo standing_calls() {
  return {.id = "standing_calls",
          .title = "Standing calls of the partners",
          .seed = "Ten takeaways: 7",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "every few weeks: a call of all partners (staff of each)",
          .needs = {"two partners"},
          .touches = "alliance.contact",
          .observable = "coordination",
          .direction = 1,
          .settings = {{"every_weeks", 2.0, 1, 26, {}, "week", "weeks between calls"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<StandingCalls>(s, p); }};
}

}  // namespace convene::levers
