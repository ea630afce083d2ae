#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

class PriorityMatching final : public Lever {
 public:
  explicit PriorityMatching(Parameters& p)
      : hours_{p.read({"lever.priority_matching.hours", 4, 0.5, 20, "hour", Grade::E, "judgement", "hours to fit project and resources to a target's priorities", Spread::log_uniform})},
        guessed_{p.read({"lever.priority_matching.guessed", 0.6, 0, 1, "1", Grade::E, "judgement", "how well an offer is matched to priorities that were not discovered first"})} {}

  void plan(Lane& lane) const override {
    auto const& p = lane.organisations.prospects;
    for (auto id : rows_of<ProspectId>(p.size())) {
      if (p.matched_for[id] == occasion(lane, id) || !is_open(lane, id) || p.stage[id] > Stage::in_relationship) continue;
      bool const at_hand = lane.hosts(id) || lane.world.systems.independent[p.system[id]];
      if (at_hand ? p.stage[id] < Stage::in_relationship : !p.leader_known[id]) continue;
      lane.tasks.ask(task_about(lane, *this, "priority_matching", id, Hours::of(at_hand ? hours_ / 2 : hours_), static_cast<std::uint64_t>(occasion(lane, id))), lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& p = lane.organisations.prospects;
    p.matched_for[task.prospect] = occasion(lane, task.prospect);
    // Priorities heard from someone who does not set them are half right, and so are priorities that were guessed.
    p.matched[task.prospect] = (p.right_person[task.prospect] ? 1 : 0.5) * (p.priorities_known[task.prospect] ? 1 : guessed_);
  }

 private:
  /// Anew for each cycle, and once more when guessed priorities have become known ones.
  static std::int32_t occasion(Lane const& lane, ProspectId id) {
    auto const& o = lane.organisations;
    return 1 + 2 * o.systems.cycle[o.prospects.system[id]] + (o.prospects.priorities_known[id] ? 1 : 0);
  }

  double hours_, guessed_;
};

}  // namespace

LeverInfo priority_matching() {
  return {.id = "priority_matching",
          .title = "Match the project to the system's priorities",
          .seed = "Establishing partnerships: Know the system's priorities and process",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per target and cycle: hear its priorities and fit project and resources to them (partner staff)",
          .needs = {"the leader is known, or the clinic is in relationship"},
          .touches = "prospects.matched",
          .observable = "offers_matched",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<PriorityMatching>(p); }};
}

}  // namespace convene::levers
