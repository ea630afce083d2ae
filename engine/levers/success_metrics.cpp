#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

enum Meeting : std::int32_t { first, next };

class SuccessMetrics final : public Lever {
 public:
  explicit SuccessMetrics(Parameters& p)
      : hours_{p.read({"lever.success_metrics.hours", 3, 0.5, 16, "hour", Grade::E, "judgement", "hours for a first meeting with finance and senior leaders; the next takes half", Spread::log_uniform})},
        system_hours_{p.read({"lever.success_metrics.system_hours", 2, 0.5, 12, "hour", Grade::E, "judgement", "hours of these leaders for it, likewise"})},
        first_{p.read({"lever.success_metrics.first", 0.5, 0.1, 0.9, "1", Grade::E, "judgement", "how far the first meeting defines success"})},
        next_{p.read({"lever.success_metrics.next", 0.4, 0, 0.9, "1", Grade::E, "judgement", "share of what is left undefined that the next meeting settles"})},
        apart_{p.read({"lever.success_metrics.weeks_apart", 8, 2, 26, "week", Grade::E, "judgement", "weeks of work between the two"})} {}

  void plan(Lane& lane) const override {
    auto const& p = lane.organisations.prospects;
    for (auto id : rows_of<ProspectId>(p.size())) {
      if (!is_open(lane, id) || p.stage[id] < Stage::agreed) continue;
      if (lane.hosts(id) || lane.world.systems.independent[p.system[id]]) continue;  // no finance department to meet
      auto const leader = static_cast<std::uint64_t>(lane.organisations.systems.leader[p.system[id]]);
      auto meeting = task_about(lane, *this, "success_metrics", id, Hours::of(hours_), leader);
      if (lane.tasks.was_done(meeting.key)) {
        // What was defined is looked at again when there is work to look at.
        if (p.stage[id] != Stage::active || lane.week - p.since[id] < apart_) continue;
        meeting = task_about(lane, *this, "success_metrics.next", id, Hours::of(hours_ / 2), leader);
        meeting.kind = next;
      }
      meeting.once = true;
      meeting.system_hours = Hours::of(meeting.kind == next ? system_hours_ / 2 : system_hours_);
      lane.tasks.ask(meeting, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    raise(lane.organisations.prospects.metrics[task.prospect], task.kind == next ? next_ : first_);
  }

 private:
  double hours_, system_hours_, first_, next_, apart_;
};

}  // namespace

LeverInfo success_metrics() {
  return {.id = "success_metrics",
          .title = "Define success with finance and senior leaders",
          .seed = "Strengthening partnerships: How to get started with internal partnerships (meet with finance and senior leaders; schedule a next meeting)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "per system that has agreed, and again when its leader is new: a first meeting, and a next one once there is work to look at (partner staff; system leaders)",
          .needs = {"a system has agreed as a whole"},
          .touches = "prospects.metrics",
          .observable = "success_metrics",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<SuccessMetrics>(p); }};
}

}  // namespace convene::levers
