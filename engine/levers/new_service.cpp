#include <algorithm>

#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

enum Kind : std::int32_t { set_up, shift };

/// A service of the partners' own: hours to set it up, then staff in every week that it is to be open. What is not
/// staffed is not there.
class NewService final : public Lever {
 public:
  NewService(Settings const& s, Parameters& p)
      : weekly_{Hours::of(s.number("hours_per_week"))},
        set_up_{p.read({"lever.new_service.set_up_hours", 40, 8, 400, "hour", Grade::E, "judgement", "hours of the leading partner to set up a service", Spread::log_uniform})} {}

  void plan(Lane& lane) const override {
    // Last week's hours are over. Without staff this is nothing already.
    lane.organisations.alliance.new_capacity = 0;
    lane.tasks.withdraw([&](Task const& t) { return t.handler == this && t.kind == shift && t.created < lane.week; });
    auto first = task_of(lane, *this, "new_service.set_up", lane.strategy.partners.front(), Hours::of(set_up_));
    if (!lane.tasks.was_done(first.key)) {
      if (lane.tasks.is_open(first.key)) return;
      first.partner = lead_of(lane);
      first.kind = set_up;
      first.once = true;
      first.due = lane.week + 13;
      first.benefit = 3;
      lane.tasks.ask(first, lane.week);
      return;
    }
    std::uint64_t number = 0;
    for (Hours left = weekly_; left > Hours{}; left -= std::min(left, length)) {
      auto task = task_of(lane, *this, "new_service.shift", lead_of(lane), std::min(left, length), static_cast<std::uint64_t>(lane.week) * 1024 + number++);
      task.kind = shift;
      task.due = lane.week;
      task.benefit = 2;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    if (task.kind == shift && task.created == lane.week) lane.organisations.alliance.new_capacity += task.work.value();
  }

 private:
  static constexpr Hours length = Hours::quarters(16);  // a shift of half a day

  Hours weekly_;
  double set_up_;
};

}  // namespace

LeverInfo new_service() {
  return {.id = "new_service",
          .title = "Open a service of one's own",
          .seed = "Strengthening partnerships: Overall tips and guidance (resist the temptation to create new services before existing ones are investigated)",
          .serves = {Setting::complex_care},
          .tasks = "once: the leading partner sets up a service; then each week the hours that it is open (partner staff)",
          .needs = {},
          .touches = "alliance.new_capacity (this week's staffed hours)",
          .observable = "new_capacity",
          .direction = 1,
          .settings = {{"hours_per_week", 20.0, 1, 400, {}, "hour/week", "hours a week that the service is to be open"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<NewService>(s, p); }};
}

}  // namespace convene::levers
