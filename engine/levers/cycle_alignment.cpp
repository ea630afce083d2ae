#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

class CycleAlignment final : public Lever {
 public:
  CycleAlignment(Settings const& s, Parameters& p)
      : lead_{static_cast<std::uint8_t>(s.number("lead_weeks"))},
        hours_{p.read({"lever.cycle_alignment.hours", 1, 0.25, 6, "hour", Grade::E, "judgement", "hours to learn a system's QI calendar and plan by it", Spread::log_uniform})} {}

  void plan(Lane& lane) const override {
    auto const& p = lane.organisations.prospects;
    for (auto id : rows_of<ProspectId>(p.size())) {
      if (p.window_known[id] || !is_open(lane, id) || p.stage[id] > Stage::in_relationship) continue;
      if (lane.hosts(id) || lane.world.systems.independent[p.system[id]]) continue;  // these decide in any week
      // The calendar is learnt from someone who knows the system.
      if (!p.mapped[id] && !p.leader_known[id] && p.stage[id] < Stage::in_relationship) continue;
      lane.tasks.ask(task_about(lane, *this, "cycle_alignment", id, Hours::of(hours_)), lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    lane.organisations.prospects.window_known[task.prospect] = lead_;
  }

 private:
  std::uint8_t lead_;
  double hours_;
};

}  // namespace

LeverInfo cycle_alignment() {
  return {.id = "cycle_alignment",
          .title = "Ask when the system plans",
          .seed = "Establishing partnerships: Know the system's priorities and process (cycles of 6-12 months)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per system: learn its QI calendar; offers then wait for the planning window (partner staff)",
          .needs = {"the system is mapped, its leader known, or in relationship"},
          .touches = "prospects.window_known",
          .observable = "wasted_offers",
          .direction = -1,
          .settings = {{"lead_weeks", 8.0, 1, 26, {}, "week", "weeks before a cycle starts in which offers are made"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<CycleAlignment>(s, p); }};
}

}  // namespace convene::levers
