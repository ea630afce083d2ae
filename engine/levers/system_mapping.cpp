#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"
#include "engine/random/distributions.hpp"

namespace convene::levers {
namespace {

constexpr Decision takes{"system_mapping.hours"};

class SystemMapping final : public Lever {
 public:
  explicit SystemMapping(Parameters& p)
      : hours_{p.read({"lever.system_mapping.hours", 4, 0.5, 30, "hour", Grade::E, "judgement", "median hours to learn the structure of a two-layer system of one clinic", Spread::log_uniform})},
        growth_{p.read({"lever.system_mapping.growth", 0.5, 0, 2, "1", Grade::E, "judgement", "growth of these hours with ln(clinics) and with layers past two"})},
        learns_{p.read({"lever.system_mapping.learns", 0.65, 0.2, 0.95, "1", Grade::E, "judgement", "share of what is unknown of the target that mapping it finds out"})} {}

  void plan(Lane& lane) const override {
    auto const& p = lane.organisations.prospects;
    for (auto id : rows_of<ProspectId>(p.size())) {
      if (p.mapped[id] || p.stage[id] > Stage::leader_known || !is_open(lane, id)) continue;
      auto const system = p.system[id];
      if (lane.world.systems.independent[system]) continue;  // nothing to map
      double const size = lane.hosts(id) ? 0 : exact_log(static_cast<double>(lane.world.systems.clinics[system].size()));
      double const median = hours_ * (1 + growth_ * size) * (1 + growth_ * std::max(0, lane.world.systems.layers[system] - 2));
      double const u = lane.draws.uniform(takes, p.key[id]);
      lane.tasks.ask(task_about(lane, *this, "system_mapping", id, Hours::of(lognormal(u, median, 0.4))), lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& p = lane.organisations.prospects;
    p.mapped[task.prospect] = 1;
    raise(p.information[task.prospect], learns_);
    if (p.stage[task.prospect] == Stage::unknown) p.stage[task.prospect] = Stage::mapped;
  }

 private:
  double hours_, growth_, learns_;
};

}  // namespace

LeverInfo system_mapping() {
  return {.id = "system_mapping",
          .title = "Learn how the system is built",
          .seed = "Establishing partnerships: Understand the structure of the healthcare system",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per system: learn clinics, decision layers, who sets priorities and when (partner staff)",
          .needs = {},
          .touches = "prospects.mapped, prospects.information",
          .observable = "systems_mapped",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<SystemMapping>(p); }};
}

}  // namespace convene::levers
