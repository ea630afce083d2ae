#include <algorithm>

#include "engine/kernel/process.hpp"
#include "engine/random/distributions.hpp"

namespace convene::processes {
namespace {

constexpr Decision fits{"cycles.alignment"};
constexpr Decision rival{"cycles.rival"};
constexpr Decision heals{"cycles.clinician"};

/// QI cycles turn: a system sets its priorities anew, rivals take slots, and the topic fits better or worse.
class Cycles final : public Process {
 public:
  explicit Cycles(Parameters& p)
      : rival_{p.read({"cycles.rival_value", 0.2, -3, 3, "logit", Grade::E, "judgement", "value of a rival topic to an average system, against leaving the slot empty (0)"})},
        rival_spread_{p.read({"cycles.rival_spread", 1, 0, 3, "logit", Grade::E, "judgement", "scale of the logistic spread of rival topics' values"})},
        likeness_{p.read({"cycles.rival_likeness", 0.4, 0, 1, "1", Grade::E, "judgement", "share of that spread which rival topics of one system have in common"})},
        clinician_{p.read({"cycles.clinician_leader", 0.6, 0, 1, "1", Grade::E, "judgement; Establishing partnerships: clinicians or not", "share of QI leaders who are clinicians"})},
        drift_{p.read({"cycles.drift", 0.5, 0, 1, "1", Grade::E, "judgement; par.A4 priority drift is slow", "share of a system's alignment with the topic that is set anew each cycle"})} {}

  void start(Lane& lane) const override {
    auto& s = lane.organisations.systems;
    auto const count = lane.world.systems.size();
    s.leader = Column<SystemId, std::int32_t>(count, 0);
    s.cycle = Column<SystemId, std::int32_t>(count, 0);
    s.free_slots = Column<SystemId, std::int32_t>(count, 0);
    s.alignment = Column<SystemId, double>(count, 0);
    s.weakest_rival = s.load = Column<SystemId, double>(count, 0);
    s.clinician = Column<SystemId, std::uint8_t>(count, 0);
    s.hours_asked = Column<SystemId, Hours>(count);
    for (auto id : rows_of<SystemId>(count)) set_priorities(lane, id, 1);
  }

  void step(Lane& lane) const override {
    for (auto id : rows_of<SystemId>(lane.world.systems.size())) {
      lane.organisations.systems.hours_asked[id] = {};
      auto const leader = static_cast<std::uint32_t>(lane.organisations.systems.leader[id]);
      lane.organisations.systems.clinician[id] = lane.draws.chance(clinician_, heals, lane.world.systems.key[id], 0, leader);
      if (lane.week == 0 || weeks_to_cycle(lane.world, id, lane.week) != 0) continue;
      ++lane.organisations.systems.cycle[id];
      auto& p = lane.organisations.prospects;  // what it wanted last time is known, what it wants now is not
      for (auto prospect : rows_of<ProspectId>(p.size()))
        if (p.system[prospect] == id) p.priorities_known[prospect] = 0;
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
    // One rival for each slot; those worth more than nothing hold it. Likeness: what makes one attractive makes all so.
    double const shared = logistic(lane.draws.uniform(rival, key, cycle), 0, rival_spread_ * likeness_);
    int free = 0;
    double weakest = 1e9;
    for (int i = 0; i < lane.world.systems.slots[id]; ++i) {
      double const own = logistic(lane.draws.uniform(rival, key, cycle, static_cast<std::uint32_t>(i + 1)), 0, rival_spread_ * (1 - likeness_));
      double const value = rival_ + shared + own;
      if (value > 0) weakest = std::min(weakest, value);
      else ++free;
    }
    s.free_slots[id] = free;
    s.weakest_rival[id] = weakest;
  }

  double rival_, rival_spread_, likeness_, clinician_, drift_;
};

}  // namespace

ProcessInfo cycles() {
  return {"cycles", Phase::calendar, "QI cycles turn: systems set priorities, rivals take slots",
          [](Parameters& p) { return std::make_unique<Cycles>(p); }};
}

}  // namespace convene::processes
