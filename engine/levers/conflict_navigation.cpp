#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

constexpr Decision settles{"conflict_navigation.settles"};

class ConflictNavigation final : public Lever {
 public:
  explicit ConflictNavigation(Parameters& p)
      : hours_{p.read({"lever.conflict_navigation.hours", 3, 0.5, 20, "hour", Grade::E, "judgement", "hours of each side to talk a conflict out once", Spread::log_uniform})},
        chance_{p.read({"lever.conflict_navigation.chance", 0.7, 0.1, 0.95, "1", Grade::E, "judgement; par.A7: a way to resolve problems ranks high among what makes trust", "chance that talking it out settles a conflict"})} {}

  void plan(Lane& lane) const override {
    auto const& t = lane.organisations.alliance.ties;
    lane.tasks.withdraw([&](Task const& task) { return task.handler == this && !t.conflict[task.tie]; });  // it has settled by itself
    for (auto tie : rows_of<TieId>(t.size())) {
      if (!t.conflict[tie] || (t.talked_out[tie] >= 0 && lane.week < t.talked_out[tie] + again)) continue;
      ask_both(lane, *this, tie, {.what = "conflict_navigation", .of_each = Hours::of(hours_), .time = t.talked_out[tie] + 1, .benefit = 3});
    }
  }

  void done(Task const& task, Lane& lane) const override {
    if (!all_there(lane, task)) return;
    auto& t = lane.organisations.alliance.ties;
    t.talked_out[task.tie] = lane.week;
    if (!lane.draws.chance(chance_, settles, t.key[task.tie], static_cast<std::uint32_t>(lane.week))) return;
    t.conflict[task.tie] = 0;
    ++lane.ledger.conflicts_settled;
  }

 private:
  static constexpr int again = 4;  // weeks of calm before they sit down once more
  double hours_, chance_;
};

}  // namespace

LeverInfo conflict_navigation() {
  return {.id = "conflict_navigation",
          .title = "Navigate conflicts",
          .seed = "Strengthening partnerships: How to get started with external partnerships (competition among stakeholders; commit to navigating challenges as they arise)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "whenever two partners are in conflict, and again after four weeks: the two talk it out (staff of both)",
          .needs = {"two partners", "a conflict"},
          .touches = "ties.conflict",
          .observable = "conflicts_settled",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<ConflictNavigation>(p); }};
}

}  // namespace convene::levers
