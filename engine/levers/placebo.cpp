#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

/// Asks for full hours and changes nothing: what it seems to do is what its hours keep from other work.
class Placebo final : public Lever {
 public:
  explicit Placebo(Settings const& s) : hours_{s.number("hours")}, every_{static_cast<int>(s.number("every_weeks"))} {}

  void plan(Lane& lane) const override {
    if (lane.week % every_ != 0) return;
    auto const& o = lane.organisations;
    for (auto id : rows_of<ProspectId>(o.prospects.size())) {
      if (!is_open(lane, id)) continue;
      auto task = task_about(lane, *this, "placebo", id, Hours::of(hours_), static_cast<std::uint64_t>(lane.week / every_));
      task.benefit = task.need;  // believed in
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const&, Lane&) const override {}

 private:
  double hours_;
  int every_;
};

}  // namespace

LeverInfo placebo() {
  return {.id = "placebo",
          .title = "Placebo: hours without effect, for tests",
          .seed = "none: a check of the model",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "every few weeks with each target: hours that change nothing (partner staff)",
          .needs = {},
          .touches = "nothing",
          .observable = "hours_used",
          .direction = 1,
          .settings = {{"hours", 2.0, 0.25, 20, {}, "hour", "partner hours each time"},
                       {"every_weeks", 4.0, 1, 52, {}, "week", "weeks between times"}},
          .make = [](Settings const& s, Parameters&) { return std::make_unique<Placebo>(s); }};
}

}  // namespace convene::levers
