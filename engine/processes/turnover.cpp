#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/kernel/process.hpp"
#include "engine/processes/care_menu.hpp"

namespace convene::processes {
namespace {

constexpr Decision leader_leaves{"turnover.leader_leaves"};
constexpr Decision disrupted{"turnover.disrupted"};
constexpr Decision champion_leaves{"turnover.champion_leaves"};
constexpr Decision staff_leaves{"turnover.partner_staff_leaves"};
constexpr Decision head_leaves{"turnover.partner_leader_leaves"};

/// Chance within a week of an event with the given chance within a year, at a constant hazard.
double weekly(double yearly) { return 1 - exact_exp(exact_log(1 - yearly) * 7 / 365.25); }

/// People leave: what a leader knew and whom they trusted goes with them; a disrupted clinic loses its current cycle.
class Turnover final : public Process {
 public:
  explicit Turnover(Parameters& p)
      : leader_{weekly(p.read({"turnover.leader", 0.20, 0.05, 0.6, "1/year", Grade::C, "par.A4: chief executives 16% a year; QI leaders judged a little higher", "chance a year that a system's QI leader leaves"}))},
        disruption_{weekly(p.read({"turnover.disruption", 0.51, 0.1, 0.8, "1/year", Grade::B, "par.A4 EvidenceNOW, 987 practices", "chance a year that a clinic has a major disruption"}))},
        champion_{weekly(p.read({"turnover.champion", 0.18, 0.05, 0.5, "1/year", Grade::E, "judgement", "chance a year that a clinic's champion leaves"}))},
        staff_{weekly(p.read({"turnover.partner_staff", 0.20, 0.05, 0.5, "1/year", Grade::C, "par.A4: coordinators 20-30% a year (secondary), community health workers 25% intend to leave", "chance a year that one of a partner's staff leaves"}))},
        vacant_{p.read({"turnover.vacancy_weeks", 6, 0, 26, "week", Grade::E, "judgement", "weeks for which a post stays empty"})},
        head_{weekly(p.read({"turnover.partner_leader", 0.16, 0.05, 0.5, "1/year", Grade::B, "par.A4: hospital chief executives 16% a year", "chance a year that a partner's leader leaves"}))},
        written_{p.read({"turnover.contact_written_down", 0.6, 0, 1, "1", Grade::E, "judgement", "share of contact and frankness with a target that survives the leaving of the one who knew it"})},
        kept_{p.read({"turnover.trust_kept", 0.4, 0, 1, "1", Grade::E, "judgement", "share of personal trust that survives a leader's leaving (kappa)"})},
        lost_{p.read({"turnover.fidelity_lost", 0.25, 0, 1, "1", Grade::E, "judgement", "share of fidelity of changes not built into the system that a disruption costs"})} {}

  void step(Lane& lane) const override {
    auto const week = static_cast<std::uint32_t>(lane.week);
    fund(lane);
    partners(lane);
    auto& systems = lane.organisations.systems;
    auto& prospects = lane.organisations.prospects;
    for (auto s : rows_of<SystemId>(lane.world.systems.size())) {
      if (!lane.draws.chance(leader_, leader_leaves, lane.world.systems.key[s], week)) continue;
      ++systems.leader[s];
      ++lane.ledger.leaders_left;
      for (auto c : lane.world.systems.clinics[s]) lane.organisations.clinics.leader_support[c] = successor(lane, c);
      for (auto p : rows_of<ProspectId>(prospects.size())) {
        if (prospects.system[p] != s || prospects.clinic[p]) continue;
        prospects.leader_known[p] = prospects.right_person[p] = 0;
        prospects.endorsement[p] = 0;
        prospects.matched[p] *= 0.5;
        prospects.priorities_known[p] = 0;
        prospects.message[p] *= 0.3;
        prospects.frankness[p] = 0;
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
  /// The successor is of two minds, unless success was defined in writing with finance and senior leaders.
  static double successor(Lane const& lane, ClinicId c) {
    auto const& o = lane.organisations;
    double written = 0;
    for (auto e : o.clinics.enrolments[c])
      if (o.enrolments.active[e]) written = std::max(written, o.prospects.metrics[o.enrolments.prospect[e]]);
    return 0.5 + 0.5 * written;
  }

  /// When a funding round ends, only the share of staff stays that somebody else pays for.
  static void fund(Lane& lane) {
    if (lane.week < lane.strategy.begin_week) return;
    for (auto p : lane.strategy.partners) {
      int const paid = lane.world.partners.funded_weeks[p];
      lane.organisations.partners.funded[p] = paid < 0 || lane.week < paid ? 1 : lane.world.partners.kept_after[p];
    }
  }

  /// A partner's staff leave: the post is empty for a while, and what they knew of targets goes with them, less what
  /// was written down. A leader's successor has promised nobody anything.
  void partners(Lane& lane) const {
    if (lane.week < lane.strategy.begin_week) return;
    auto const week = static_cast<std::uint32_t>(lane.week);
    auto& o = lane.organisations;
    for (auto p : lane.strategy.partners) {
      auto const key = lane.world.partners.key[p];
      auto const& staff = lane.world.partners.staff[p];
      for (std::size_t i = 0; i < staff.size(); ++i) {
        if (staff[i].hours <= Hours{} || !lane.draws.chance(staff_, staff_leaves, key, week, static_cast<std::uint32_t>(i))) continue;
        ++lane.ledger.staff_left;
        o.partners.away_until[p][i] = lane.week + static_cast<int>(vacant_);
        double const kept = 1 - (1 - written_) / static_cast<double>(staff.size());
        for (auto id : rows_of<ProspectId>(o.prospects.size()))
          if (o.prospects.partner[id] == p) o.prospects.contact[id] *= kept, o.prospects.frankness[id] *= kept;
        for (auto& task : lane.tasks.open())
          if (task.partner == p && task.person == static_cast<std::int32_t>(i)) task.person = -1;
      }
      bool const has_staff = std::any_of(staff.begin(), staff.end(), [](StaffMember const& m) { return m.hours > Hours{}; });
      if (has_staff && o.alliance.ties.size() > 0 && lane.draws.chance(head_, head_leaves, key, week)) change_of_leader(lane, p);
    }
  }

  void change_of_leader(Lane& lane, PartnerId p) const {
    auto& a = lane.organisations.alliance;
    ++lane.organisations.partners.leader[p];
    a.stance = Stance::coexist;
    a.common_message *= 0.5;
    for (auto id : rows_of<TieId>(a.ties.size()))
      if (a.ties.one[id] == p || a.ties.other[id] == p) a.ties.trust[id] *= kept_ + (1 - kept_) * 0.5;
    if (a.lead != p) return;
    a.lead = {};  // whatever the lead had taken on goes back to the meeting
    for (auto& item : a.items)
      if (item.stage == ItemStage::owned && item.owner == p) item.stage = ItemStage::decided;
  }

  double leader_, disruption_, champion_, staff_, vacant_, head_, written_, kept_, lost_;
};

}  // namespace

ProcessInfo turnover() {
  return {"turnover", Phase::calendar, "leaders, champions and staff leave, and take what they knew with them",
          [](Parameters& p) { return std::make_unique<Turnover>(p); }};
}

}  // namespace convene::processes
