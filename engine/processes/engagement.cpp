#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/kernel/process.hpp"

namespace convene::processes {
namespace {

constexpr Decision leaves{"engagement.drops_out"};

/// Agreements become work; clinics drop out, sooner when overloaded; projects end.
class EngagementProcess final : public Process {
 public:
  explicit EngagementProcess(Parameters& p)
      : hazard_{p.read({"engagement.drop_out", 0.022, 0.002, 0.1, "1/month", Grade::D, "par.A3: 280 of 366 units completed 12 months", "chance a month of dropping out at a load of at most 1"}) / 4.348},
        kappa_{p.read({"engagement.drop_out_load", 1.0, 0, 3, "1", Grade::E, "judgement", "growth of the drop-out hazard with load above 1 (kappa)"})},
        answered_{p.read({"engagement.responsive_keeps", 0.3, 0, 0.8, "1", Grade::E, "judgement; Ten takeaways 7", "share of the drop-out hazard that a partner's prompt answers remove"})},
        cascade_{p.read({"engagement.cascade_weeks", 1, 0, 8, "week", Grade::E, "judgement; Establishing partnerships: goals set above are broken down for each site", "weeks that a system's decision takes to pass a decision layer"})},
        promise_weeks_{p.read({"engagement.promise_weeks", 8, 2, 26, "week", Grade::E, "judgement", "weeks after its start by which a project is expected to bring a first session"})},
        project_weeks_{p.read({"engagement.project_weeks", 26, 8, 104, "week", Grade::C, "hpv.A8: recommended clinic project of six months", "length of a project at a clinic"})} {}

  void enter(Lane& lane) const override {
    if (!lane.strategy.enrolled) return;
    for (auto p : rows_of<ProspectId>(lane.organisations.prospects.size())) begin(lane, p);
  }

  void step(Lane& lane) const override {
    auto& o = lane.organisations;
    for (auto p : rows_of<ProspectId>(o.prospects.size())) {
      if (o.prospects.stage[p] == Stage::agreed && lane.week >= o.prospects.kickoff[p] + passed_down(lane, p)) begin(lane, p);
      if (o.prospects.stage[p] == Stage::active) follow(lane, p);
    }
  }

 private:
  static constexpr double average_support = 0.5;  // of leaders who have neither agreed nor refused; z is centred there

  /// A system's decision reaches its sites layer by layer.
  int passed_down(Lane const& lane, ProspectId p) const {
    auto const system = lane.organisations.prospects.system[p];
    return lane.hosts(p) ? 0 : static_cast<int>(cascade_ * (lane.world.systems.layers[system] - 1));
  }

  void begin(Lane& lane, ProspectId p) const {
    auto& o = lane.organisations;
    o.prospects.stage[p] = Stage::active;
    o.prospects.since[p] = lane.week;
    o.prospects.promised[p] = lane.week + static_cast<int>(promise_weeks_);
    for (auto e : o.prospects.enrolments[p]) {
      o.enrolments.active[e] = 1;
      o.enrolments.since[e] = lane.week;
      ++o.clinics.initiatives[o.enrolments.clinic[e]];
      // A system that has agreed as a whole stands behind its clinics.
      if (!lane.hosts(p)) o.clinics.leader_support[o.enrolments.clinic[e]] = 1;
    }
  }

  void end(Lane& lane, EnrolmentId e) const {
    auto& o = lane.organisations;
    o.enrolments.active[e] = 0;
    --o.clinics.initiatives[o.enrolments.clinic[e]];
    if (o.clinics.initiatives[o.enrolments.clinic[e]] == 0) o.clinics.leader_support[o.enrolments.clinic[e]] = average_support;
    auto const p = o.enrolments.prospect[e];
    lane.tasks.withdraw([&](Task const& t) { return t.enrolment == e && t.prospect == p; });
  }

  void follow(Lane& lane, ProspectId p) const {
    auto& o = lane.organisations;
    bool any = false, any_finished = false;
    for (auto e : o.prospects.enrolments[p]) {
      if (!o.enrolments.active[e]) continue;
      if (lane.week - o.enrolments.since[e] >= project_weeks_) {
        end(lane, e);
        any_finished = true;
        continue;
      }
      double const load = o.clinics.load[o.enrolments.clinic[e]];
      double const kept = 1 - answered_ * o.enrolments.responsiveness[e];
      double const chance = 1 - exact_exp(-hazard_ * kept * exact_exp(kappa_ * std::max(0.0, load - 1)));
      o.enrolments.responsiveness[e] *= 0.92;  // an answer counts for about two months
      if (lane.draws.chance(chance, leaves, o.enrolments.key[e], static_cast<std::uint32_t>(lane.week))) {
        end(lane, e);
        ++lane.ledger.drop_outs;
        continue;
      }
      any = true;
    }
    if (!any) {
      o.prospects.stage[p] = any_finished ? Stage::sustained : Stage::lapsed;
      o.prospects.since[p] = lane.week;
    }
  }

  double hazard_, kappa_, answered_, cascade_, promise_weeks_, project_weeks_;
};

}  // namespace

ProcessInfo engagement() {
  return {"engagement", Phase::outreach, "agreements become work, clinics drop out, projects end",
          [](Parameters& p) { return std::make_unique<EngagementProcess>(p); }};
}

}  // namespace convene::processes
