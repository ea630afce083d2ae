#include "engine/kernel/process.hpp"

namespace convene::processes {
namespace {

constexpr Decision fits{"cycles.alignment"};
constexpr Decision taken{"cycles.slot_taken"};

/// QI cycles turn: a system sets its priorities anew, rivals take slots, and the topic fits better or worse.
class Cycles final : public Process {
 public:
  explicit Cycles(Parameters& p)
      : taken_{p.read({"cycles.slot_taken", 0.55, 0, 1, "1", Grade::E, "judgement", "chance that a rival topic holds a slot of a cycle"})},
        drift_{p.read({"cycles.drift", 0.5, 0, 1, "1", Grade::E, "judgement; par.A4 priority drift is slow", "share of a system's alignment with the topic that is set anew each cycle"})} {}

  void start(Lane& lane) const override {
    auto& s = lane.organisations.systems;
    auto const count = lane.world.systems.size();
    s.leader = Column<SystemId, std::int32_t>(count, 0);
    s.cycle = Column<SystemId, std::int32_t>(count, 0);
    s.free_slots = Column<SystemId, std::int32_t>(count, 0);
    s.alignment = Column<SystemId, double>(count, 0);
    s.hours_asked = Column<SystemId, Hours>(count);
    for (auto id : rows_of<SystemId>(count)) set_priorities(lane, id, 1);
  }

  void step(Lane& lane) const override {
    for (auto id : rows_of<SystemId>(lane.world.systems.size())) {
      lane.organisations.systems.hours_asked[id] = {};
      if (lane.week == 0 || weeks_to_cycle(lane.world, id, lane.week) != 0) continue;
      ++lane.organisations.systems.cycle[id];
      set_priorities(lane, id, drift_);
    }
  }

 private:
  void set_priorities(Lane& lane, SystemId id, double share) const {
    auto& s = lane.organisations.systems;
    auto const key = lane.world.systems.key[id];
    auto const cycle = static_cast<std::uint32_t>(s.cycle[id]);
    double const fresh = lane.draws.uniform(fits, key, cycle);
    s.alignment[id] += share * (fresh - s.alignment[id]);
    int free = 0;
    for (int i = 0; i < lane.world.systems.slots[id]; ++i)
      free += !lane.draws.chance(taken_, taken, key, cycle, static_cast<std::uint32_t>(i));
    s.free_slots[id] = free;
  }

  double taken_, drift_;
};

}  // namespace

ProcessInfo cycles() {
  return {"cycles", Phase::calendar, "QI cycles turn: systems set priorities, rivals take slots",
          [](Parameters& p) { return std::make_unique<Cycles>(p); }};
}

}  // namespace convene::processes
