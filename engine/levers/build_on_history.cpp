#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

enum Of : std::int32_t { target, partners };

/// Earlier cooperation is taken up again: with those who are approached, in place of courting them from nothing, and
/// among the partners themselves.
class BuildOnHistory final : public Lever {
 public:
  explicit BuildOnHistory(Parameters& p)
      : hours_{p.read({"lever.build_on_history.hours", 1, 0.25, 8, "hour", Grade::E, "judgement", "hours to take up earlier cooperation again, of each side among partners", Spread::log_uniform})},
        half_{p.read({"lever.build_on_history.half_years", 2, 0.5, 10, "year", Grade::E, "judgement; hpv.A8: 1 in 3 enrol with a prior relationship, 1 in 20 without", "years of earlier cooperation that are worth half a contact"})} {}

  void plan(Lane& lane) const override {
    auto const& p = lane.organisations.prospects;
    for (auto id : rows_of<ProspectId>(p.size())) {
      if (p.history_years[id] <= 0 || p.history_used[id] || p.stage[id] > Stage::leader_known || !is_open(lane, id)) continue;
      lane.tasks.ask(task_about(lane, *this, "build_on_history", id, Hours::of(hours_)), lane.week);
    }
    for (auto tie : rows_of<TieId>(lane.organisations.alliance.ties.size())) {
      if (years_together(lane, tie) <= 0) continue;
      auto const& t = lane.organisations.alliance.ties;
      for (auto partner : {t.one[tie], t.other[tie]}) {
        auto task = task_of(lane, *this, "build_on_history", partner, Hours::of(hours_), t.key[tie]);
        task.kind = partners;
        task.tie = tie;
        task.joint = true;
        task.once = true;
        task.benefit = 1;
        lane.tasks.ask(task, lane.week);
      }
    }
  }

  void done(Task const& task, Lane& lane) const override {
    if (task.kind == partners) {
      // Half a contact from either side: each has looked up what there was.
      lane.organisations.alliance.ties.contact[task.tie] += 0.5 * worth(years_together(lane, task.tie));
      return;
    }
    auto& p = lane.organisations.prospects;
    if (p.stage[task.prospect] > Stage::leader_known) return;  // courted meanwhile: what was is known by now
    p.history_used[task.prospect] = 1;
    p.contact[task.prospect] += worth(p.history_years[task.prospect]);
  }

 private:
  double worth(double years) const { return years / (years + half_); }

  static double years_together(Lane const& lane, TieId tie) {
    auto const& t = lane.organisations.alliance.ties;
    auto const one = lane.world.partners.key[t.one[tie]], other = lane.world.partners.key[t.other[tie]];
    for (auto const& known : lane.world.ties)
      if ((known.one == one && known.other == other) || (known.one == other && known.other == one)) return known.history_years;
    return 0;
  }

  double hours_, half_;
};

}  // namespace

LeverInfo build_on_history() {
  return {.id = "build_on_history",
          .title = "Build on earlier cooperation",
          .seed = "Ten takeaways: 3",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per target or partner with whom there was earlier cooperation: take it up again (partner staff; of both, among partners)",
          .needs = {"years of history in ties.csv", "with a target: it has not been courted yet"},
          .touches = "prospects.history_used, prospects.contact, alliance.ties.contact",
          .observable = "history_used",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<BuildOnHistory>(p); }};
}

}  // namespace convene::levers
