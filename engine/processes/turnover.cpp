#include "engine/core/math.hpp"
#include "engine/kernel/process.hpp"
#include "engine/processes/care_menu.hpp"

namespace convene::processes {
namespace {

constexpr Decision leader_leaves{"turnover.leader_leaves"};
constexpr Decision disrupted{"turnover.disrupted"};
constexpr Decision champion_leaves{"turnover.champion_leaves"};

/// Chance within a week of an event with the given chance within a year, at a constant hazard.
double weekly(double yearly) { return 1 - exact_exp(exact_log(1 - yearly) * 7 / 365.25); }

/// People leave: what a leader knew and whom they trusted goes with them; a disrupted clinic loses its current cycle.
class Turnover final : public Process {
 public:
  explicit Turnover(Parameters& p)
      : leader_{weekly(p.read({"turnover.leader", 0.20, 0.05, 0.6, "1/year", Grade::C, "par.A4: chief executives 16% a year; QI leaders judged a little higher", "chance a year that a system's QI leader leaves"}))},
        disruption_{weekly(p.read({"turnover.disruption", 0.51, 0.1, 0.8, "1/year", Grade::B, "par.A4 EvidenceNOW, 987 practices", "chance a year that a clinic has a major disruption"}))},
        champion_{weekly(p.read({"turnover.champion", 0.18, 0.05, 0.5, "1/year", Grade::E, "judgement", "chance a year that a clinic's champion leaves"}))},
        kept_{p.read({"turnover.trust_kept", 0.4, 0, 1, "1", Grade::E, "judgement", "share of personal trust that survives a leader's leaving (kappa)"})},
        lost_{p.read({"turnover.fidelity_lost", 0.25, 0, 1, "1", Grade::E, "judgement", "share of fidelity of changes not built into the system that a disruption costs"})} {}

  void step(Lane& lane) const override {
    auto const week = static_cast<std::uint32_t>(lane.week);
    auto& systems = lane.organisations.systems;
    auto& prospects = lane.organisations.prospects;
    for (auto s : rows_of<SystemId>(lane.world.systems.size())) {
      if (!lane.draws.chance(leader_, leader_leaves, lane.world.systems.key[s], week)) continue;
      ++systems.leader[s];
      ++lane.ledger.leaders_left;
      for (auto c : lane.world.systems.clinics[s]) lane.organisations.clinics.leader_support[c] = 0.5;  // the successor is of two minds
      for (auto p : rows_of<ProspectId>(prospects.size())) {
        if (prospects.system[p] != s || prospects.clinic[p]) continue;
        prospects.leader_known[p] = prospects.right_person[p] = 0;
        prospects.endorsement[p] = 0;
        prospects.matched[p] *= 0.5;
        prospects.trust[p] = kept_ * prospects.trust[p] + (1 - kept_) * prospects.institutional_trust[p];
        // Whoever had got as far as a relationship starts again from what is written down.
        if (prospects.stage[p] == Stage::leader_known || prospects.stage[p] == Stage::in_relationship)
          prospects.stage[p] = prospects.mapped[p] ? Stage::mapped : Stage::unknown;
      }
    }
    auto& clinics = lane.organisations.clinics;
    auto const& changes = care_menu(lane.world.setting).changes;
    for (auto c : rows_of<ClinicId>(lane.world.clinics.size())) {
      auto const key = lane.world.clinics.key[c];
      if (lane.draws.chance(disruption_, disrupted, key, week)) {
        ++lane.ledger.disruptions;
        clinics.dose[c] *= 0.5;
        for (std::size_t k = 0; k < changes.size(); ++k)
          if (!changes[k].built_in) clinics.fidelity[c][k] *= 1 - lost_;
      }
      if (clinics.champion[c] && lane.draws.chance(champion_, champion_leaves, key, week)) clinics.champion[c] = 0;
    }
  }

 private:
  double leader_, disruption_, champion_, kept_, lost_;
};

}  // namespace

ProcessInfo turnover() {
  return {"turnover", Phase::calendar, "leaders, champions and staff leave, and take what they knew with them",
          [](Parameters& p) { return std::make_unique<Turnover>(p); }};
}

}  // namespace convene::processes
