#include "engine/core/math.hpp"
#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class PriorityDiscovery final : public Lever {
 public:
  explicit PriorityDiscovery(Parameters& p)
      : hours_{p.read({"lever.priority_discovery.hours", 2, 0.5, 12, "hour", Grade::E, "judgement", "hours to find out what a target wants to improve this cycle, and who decides it", Spread::log_uniform})},
        below_{p.read({"lever.priority_discovery.below", 0.5, 0, 2, "1", Grade::E, "judgement", "growth of these hours with ln(clinics) where clinics or prescribers choose for themselves and must be asked too"})},
        system_hours_{p.read({"lever.priority_discovery.system_hours", 0.5, 0.25, 4, "hour", Grade::E, "judgement", "hours of the target's staff for it"})},
        learns_{p.read({"lever.priority_discovery.learns", 0.25, 0, 0.8, "1", Grade::E, "judgement", "share of what is unknown of the target that it finds out besides"})} {}

  void plan(Lane& lane) const override {
    auto const& p = lane.organisations.prospects;
    for (auto id : rows_of<ProspectId>(p.size())) {
      if (!is_open(lane, id) || p.stage[id] > Stage::in_relationship || !is_heard(lane, id)) continue;
      auto const system = p.system[id];
      auto const clinics = static_cast<double>(p.enrolments[id].size());
      bool const from_above = lane.world.systems.priority_setter[system] == PrioritySetter::system;
      double const hours = hours_ * (from_above ? 1 : 1 + below_ * exact_log(clinics));
      auto const& s = lane.organisations.systems;
      auto task = task_about(lane, *this, "priority_discovery", id, Hours::of(hours), static_cast<std::uint64_t>(s.cycle[system] * 1024 + s.leader[system]));
      task.once = true;
      task.system_hours = Hours::of(system_hours_);
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& p = lane.organisations.prospects;
    // Someone who does not set priorities knows the house, and takes guesses for plans.
    p.priorities_known[task.prospect] = p.right_person[task.prospect];
    raise(p.information[task.prospect], learns_);
  }

 private:
  double hours_, below_, system_hours_, learns_;
};

}  // namespace

LeverInfo priority_discovery() {
  return {.id = "priority_discovery",
          .title = "Find out what the target wants to improve",
          .seed = "Establishing partnerships: Know the system's priorities and process; Understand the structure of the healthcare system (how does the system set QI priorities?)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per target, QI cycle and leader: ask who sets priorities and what they are, in clinics too where these choose (partner staff; the leader answers)",
          .needs = {"the leader is known, or the clinic is in relationship"},
          .touches = "prospects.priorities_known (only if the one asked decides), prospects.information",
          .observable = "priorities_known",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<PriorityDiscovery>(p); }};
}

}  // namespace convene::levers
