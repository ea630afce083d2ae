#include <algorithm>

#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

enum class Focus : std::uint8_t { time, money, care };

Focus focus_of(std::string const& word) { return word == "time" ? Focus::time : word == "money" ? Focus::money : Focus::care; }

class ValueMessage final : public Lever {
 public:
  ValueMessage(Settings const& s, Parameters& p)
      : focus_{focus_of(s.text("focus"))},
        hours_{p.read({"lever.value_message.hours", 2, 0.5, 12, "hour", Grade::E, "judgement", "hours to show one leader what the work is worth to the target", Spread::log_uniform})},
        share_{p.read({"lever.value_message.share", 0.4, 0.05, 0.8, "1", Grade::E, "judgement", "how much of it gets across where time, money and care weigh the same and all is known of the target"})},
        clinician_{p.read({"lever.value_message.clinician", 0.3, 0, 0.8, "1", Grade::E, "judgement; Establishing partnerships: decision makers can be clinicians or non-clinicians", "by how much care weighs more, and money less, with a leader who is a clinician"})} {}

  void plan(Lane& lane) const override {
    auto const& p = lane.organisations.prospects;
    for (auto id : rows_of<ProspectId>(p.size())) {
      if (!is_open(lane, id) || p.stage[id] > Stage::in_relationship || !is_heard(lane, id)) continue;
      auto const leader = static_cast<std::uint64_t>(lane.organisations.systems.leader[p.system[id]]);
      auto task = task_about(lane, *this, "value_message", id, Hours::of(hours_), leader);
      task.once = true;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& p = lane.organisations.prospects;
    auto const id = task.prospect;
    // What is said without knowing the house is half beside the point.
    double const share = share_ * 3 * weight(lane, p.system[id]) * (0.5 + 0.5 * p.information[id]);
    raise(p.message[id], std::min(share, 0.95));
  }

 private:
  double weight(Lane const& lane, SystemId system) const {
    auto const& s = lane.world.systems;
    double const leaning = lane.organisations.systems.clinician[system] ? clinician_ : 0;
    switch (focus_) {
      case Focus::time: return s.weight_time[system];
      case Focus::money: return s.weight_money[system] * (1 - leaning);
      default: return s.weight_care[system] * (1 + leaning);
    }
  }

  Focus focus_;
  double hours_, share_, clinician_;
};

}  // namespace

LeverInfo value_message() {
  return {.id = "value_message",
          .title = "Say what the work is worth to the target",
          .seed = "Establishing partnerships: Know the system's priorities and process (saving time and money, along with improving patient care)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per target and leader, before there is agreement: show how the project saves time or money or improves care (partner staff)",
          .needs = {"the leader is known, or the clinic is in relationship"},
          .touches = "prospects.message (by the system's own weights, and as far as the target is known)",
          .observable = "message",
          .direction = 1,
          .settings = {{"focus", std::string{"care"}, 0, 0, {"time", "money", "care"}, "", "what the message is about"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<ValueMessage>(s, p); }};
}

}  // namespace convene::levers
