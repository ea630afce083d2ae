#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

class JointLetter final : public Lever {
 public:
  explicit JointLetter(Parameters& p)
      : hours_{p.read({"lever.joint_letter.hours", 1, 0.25, 6, "hour", Grade::E, "judgement", "hours of each partner's leadership for one letter", Spread::log_uniform})} {}

  void plan(Lane& lane) const override {
    if (lane.strategy.partners.size() < 2) return;  // a letter of one is not a joint letter
    auto const& p = lane.organisations.prospects;
    for (auto id : rows_of<ProspectId>(p.size())) {
      if (p.endorsement[id] > 0.3 || !is_open(lane, id) || p.stage[id] > Stage::in_relationship) continue;
      bool const at_hand = lane.hosts(id) || lane.world.systems.independent[p.system[id]];
      if (at_hand ? p.stage[id] < Stage::in_relationship : !p.leader_known[id]) continue;
      auto task = task_about(lane, *this, "joint_letter", id, Hours::of(hours_ * static_cast<double>(lane.strategy.partners.size())),
                             static_cast<std::uint64_t>(p.pitches[id]));
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& p = lane.organisations.prospects;
    // A letter to someone who does not decide is read by nobody who does.
    p.endorsement[task.prospect] = p.right_person[task.prospect] ? 1 : 0.2;
  }

 private:
  double hours_;
};

}  // namespace

LeverInfo joint_letter() {
  return {.id = "joint_letter",
          .title = "Joint letter of the partners' leaders",
          .seed = "Ten takeaways: 9",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per target and offer: leaders of all partners write to its executives (partner staff)",
          .needs = {"two partners", "the leader is known, or the clinic is in relationship"},
          .touches = "prospects.endorsement",
          .observable = "endorsements",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<JointLetter>(p); }};
}

}  // namespace convene::levers
