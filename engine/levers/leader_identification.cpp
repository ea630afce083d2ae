#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

constexpr Decision finds{"leader_identification.finds"};

class LeaderIdentification final : public Lever {
 public:
  LeaderIdentification(Settings const& s, Parameters& p)
      : inside_{s.text("by") == "asking_inside"},
        hours_{inside_ ? p.read({"lever.leader_identification.hours_inside", 3, 0.5, 20, "hour", Grade::E, "judgement", "hours to find the QI leader by asking inside", Spread::log_uniform})
                       : p.read({"lever.leader_identification.hours_website", 1, 0.25, 8, "hour", Grade::E, "judgement", "hours to find a name on the website", Spread::log_uniform})},
        right_visible_{inside_ ? p.read({"lever.leader_identification.right_inside", 0.9, 0.5, 1, "1", Grade::E, "judgement", "chance that the one found by asking inside decides"})
                               : p.read({"lever.leader_identification.right_website", 0.6, 0.2, 0.95, "1", Grade::E, "judgement", "chance that the one named on the website decides, where leaders are visible"})},
        hidden_{p.read({"lever.leader_identification.hidden", 0.5, 0.1, 1, "1", Grade::E, "judgement", "factor on these chances where the leader is hidden and only the website is read"})} {}

  void plan(Lane& lane) const override {
    auto const& p = lane.organisations.prospects;
    for (auto id : rows_of<ProspectId>(p.size())) {
      if (p.leader_known[id] || p.stage[id] > Stage::in_relationship || !is_open(lane, id)) continue;
      auto const system = p.system[id];
      if (lane.hosts(id) || lane.world.systems.independent[system]) continue;  // a clinic's leader is at hand
      auto const time = static_cast<std::uint64_t>(lane.organisations.systems.leader[system] * 16 + p.pitches[id]);
      lane.tasks.ask(task_about(lane, *this, "leader_identification", id, Hours::of(hours_), time), lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& p = lane.organisations.prospects;
    auto const id = task.prospect;
    auto const system = p.system[id];
    double const chance = right_visible_ * (!inside_ && !lane.world.systems.leader_visible[system] ? hidden_ : 1);
    auto const turn = static_cast<std::uint32_t>(lane.organisations.systems.leader[system] * 16 + p.pitches[id]);
    p.leader_known[id] = 1;  // believed: a false positive shows only when an offer goes astray
    p.right_person[id] = lane.draws.chance(chance, finds, p.key[id], 0, turn);
    if (p.stage[id] < Stage::leader_known) p.stage[id] = Stage::leader_known;
  }

 private:
  bool inside_;
  double hours_, right_visible_, hidden_;
};

}  // namespace

LeverInfo leader_identification() {
  return {.id = "leader_identification",
          .title = "Find out who leads quality improvement",
          .seed = "Establishing partnerships: Build relationships",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per system and leader: read websites, or ask people inside (partner staff)",
          .needs = {},
          .touches = "prospects.leader_known, prospects.right_person (with false positives)",
          .observable = "leaders_known",
          .direction = 1,
          .settings = {{"by", std::string{"asking_inside"}, 0, 0, {"asking_inside", "website"}, "", "where the partner looks"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<LeaderIdentification>(s, p); }};
}

}  // namespace convene::levers
