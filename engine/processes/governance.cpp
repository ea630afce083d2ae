#include <algorithm>
#include <utility>
#include <vector>

#include "engine/core/math.hpp"
#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"
#include "engine/kernel/process.hpp"

namespace convene::processes {
namespace {

constexpr Decision decides{"governance.decides"};
constexpr Decision owns{"governance.owner"};
constexpr Decision clashes{"governance.conflict"};
constexpr Decision settles{"governance.settles"};

constexpr std::int32_t meeting = -1;  ///< task kind; else the JointKind that is carried out

/// Joint matters are put on a backlog, decided in meetings or not, owned by somebody or not, and then carried out.
/// Conflicts arise with competing priorities and overload.
class Governance final : public Process, public TaskHandler {
 public:
  explicit Governance(Parameters& p)
      : every_{static_cast<int>(p.read({"governance.meeting_weeks", 4, 1, 13, "week", Grade::E, "judgement; Strengthening partnerships: monthly", "weeks between joint meetings while there is something to decide"}))},
        hours_{p.read({"governance.meeting_hours", 1.5, 0.5, 6, "hour", Grade::E, "judgement", "hours of each partner for a joint meeting", Spread::log_uniform})},
        per_meeting_{static_cast<int>(p.read({"governance.items_per_meeting", 3, 1, 10, "1", Grade::E, "judgement", "joint matters that a meeting can take up"}))},
        base_{p.read({"governance.unprepared", 0.28, 0.1, 0.45, "1", Grade::B, "par.A7 188 coalition meetings: at most 8% of topics leave with a decision and an owner", "chance that an unprepared matter is decided, and again that it gets an owner"})},
        ready_{p.read({"governance.prepared", 0.65, 0.3, 0.95, "1", Grade::E, "judgement", "the same for a prepared matter in an alliance of average cohesion"})},
        empowered_{p.read({"governance.empowered", 1.35, 1, 2, "1", Grade::E, "judgement; par.A7: formal decision frameworks help", "factor on the chance of a decision when those who attend may decide"})},
        rotating_{p.read({"governance.rotating", 1.15, 0.8, 1.6, "1", Grade::E, "judgement; par.A7: power-sharing alone predicts trust", "the same under rotating leadership, which also builds trust"})},
        elected_{p.read({"governance.elected", 1.3, 0.9, 2, "1", Grade::E, "judgement; par.A7: leadership experience predicts survival", "factor on decisions and on owners under an elected lead"})},
        power_{p.read({"governance.shared_power", 0.03, 0, 0.15, "1", Grade::B, "par.A7: power-sharing alone predicts trust (size not seen)", "share of the remaining distrust that a meeting under shared power removes"})},
        carry_out_{p.read({"governance.carry_out_hours", 6, 1, 40, "hour", Grade::E, "judgement", "hours of its owner to carry out a joint decision", Spread::log_uniform})},
        legal_{p.read({"governance.legal_hours", 20, 4, 120, "hour", Grade::E, "judgement; Strengthening partnerships: extended legal support", "hours of its owner, lawyers included, for a data-sharing agreement", Spread::log_uniform})},
        months_{p.read({"governance.negotiation_weeks", 13, 4, 52, "week", Grade::E, "judgement", "weeks between the papers' being ready and the agreement's coming into force, at average legal strictness"})},
        term_{p.read({"governance.agreement_weeks", 104, 26, 260, "week", Grade::E, "judgement", "weeks for which a data agreement is in force"})},
        conflict_{p.read({"governance.conflict", 0.02, 0.001, 0.1, "1/week", Grade::E, "judgement", "weekly chance of a conflict between two partners whose goals do not fit at all", Spread::log_uniform})},
        settles_{p.read({"governance.settles_itself", 0.04, 0, 0.3, "1/week", Grade::E, "judgement", "weekly chance that a conflict settles by itself"})},
        wears_{p.read({"governance.conflict_wears", 0.04, 0, 0.2, "1/week", Grade::E, "judgement", "share of cohesion, and half of it of trust, that an open conflict costs a week"})} {}

  void step(Lane& lane) const override {
    auto& a = lane.organisations.alliance;
    if (lane.week < lane.strategy.begin_week || a.ties.size() == 0) return;
    conflicts(lane);
    agreements(lane);
    bool waiting = false;
    for (auto const& item : a.items) waiting |= item.stage == ItemStage::open || item.stage == ItemStage::decided;
    if (waiting && lane.week % every_ == 0) call_meeting(lane);
    for (int kind = 0; kind < joint_kinds; ++kind)
      if (a.items[static_cast<std::size_t>(kind)].stage == ItemStage::owned) ask_owner(lane, static_cast<JointKind>(kind));
  }

  void done(Task const& task, Lane& lane) const override {
    auto& a = lane.organisations.alliance;
    if (task.kind != meeting) return carried_out(lane, static_cast<JointKind>(task.kind));
    if (lane.week - task.created >= every_) return;  // too late: that meeting took place without this partner
    if (a.meeting_week != task.created) a.meeting_week = task.created, a.meeting_present = 0;
    if (++a.meeting_present == static_cast<std::int32_t>(lane.strategy.partners.size())) meet(lane);
  }

 private:
  void call_meeting(Lane& lane) const {
    for (auto partner : lane.strategy.partners) {
      auto task = task_of(lane, *this, "governance.meeting", partner, Hours::of(hours_), static_cast<std::uint64_t>(lane.week));
      task.kind = meeting;
      task.joint = true;
      task.benefit = 2;
      lane.tasks.ask(task, lane.week);
    }
  }

  void meet(Lane& lane) const {
    auto& a = lane.organisations.alliance;
    ++a.meetings;
    ++lane.ledger.meetings;
    for (auto& contact : a.ties.contact.values()) contact += 0.5;
    if (a.method == DecisionMethod::rotating) {
      a.lead = lane.strategy.partners[static_cast<std::size_t>(a.meetings) % lane.strategy.partners.size()];
      for (auto& trust : a.ties.trust.values()) raise(trust, power_);
    }
    double cohesion = 0;
    for (double c : a.ties.cohesion.values()) cohesion += c / static_cast<double>(a.ties.size());
    for (auto kind : agenda(a)) {
      auto& item = a.items[kind];
      double const base = item.readiness >= 1 ? std::min(1.0, ready_ * (0.6 + cohesion)) : base_;
      auto const code = static_cast<std::uint32_t>(kind);
      auto const week = static_cast<std::uint32_t>(lane.week);
      auto const address = a.ties.key[TieId{0}];
      if (item.stage == ItemStage::open && lane.draws.chance(std::min(1.0, base * decision_factor(a)), decides, address, week, code)) {
        item.stage = ItemStage::decided;
        item.since = lane.week;
        ++lane.ledger.items_decided;
      }
      if (item.stage == ItemStage::decided && lane.draws.chance(std::min(1.0, base * owner_factor(a)), owns, address, week, code)) {
        item.stage = ItemStage::owned;
        item.since = lane.week;
        item.owner = lead_of(lane);
        if (a.method != DecisionMethod::elected) item.owner = lane.strategy.partners[kind % lane.strategy.partners.size()];
        ++lane.ledger.items_owned;
      }
      // What nobody has prepared and nobody has taken on comes up again as if nothing had been said.
      if (item.stage == ItemStage::decided && item.readiness < 1) item.stage = ItemStage::open;
    }
  }

  /// What a meeting takes up: prepared matters first, then the oldest.
  std::vector<std::size_t> agenda(Alliance const& a) const {
    std::vector<std::size_t> kinds;
    for (std::size_t kind = 0; kind < joint_kinds; ++kind)
      if (a.items[kind].stage == ItemStage::open || a.items[kind].stage == ItemStage::decided) kinds.push_back(kind);
    std::ranges::stable_sort(kinds, {}, [&](std::size_t kind) { return std::pair{a.items[kind].readiness < 1, a.items[kind].since}; });
    if (kinds.size() > static_cast<std::size_t>(per_meeting_)) kinds.resize(static_cast<std::size_t>(per_meeting_));
    return kinds;
  }

  /// Without a method everything waits for superiors who are not in the room.
  double decision_factor(Alliance const& a) const {
    switch (a.method) {
      case DecisionMethod::empowered: return empowered_;
      case DecisionMethod::rotating: return rotating_;
      case DecisionMethod::elected: return elected_;
      default: return 1;
    }
  }

  double owner_factor(Alliance const& a) const { return a.method == DecisionMethod::elected ? elected_ : 1; }

  void ask_owner(Lane& lane, JointKind kind) const {
    auto const& item = lane.organisations.alliance.items[kind];
    auto task = task_of(lane, *this, "governance.carry_out", item.owner, Hours::of(kind == data_agreement ? legal_ : carry_out_),
                        static_cast<std::uint64_t>(kind) * 1024 + static_cast<std::uint64_t>(item.since));
    task.kind = kind;
    task.joint = true;
    task.benefit = 4;
    lane.tasks.ask(task, lane.week);
  }

  void carried_out(Lane& lane, JointKind kind) const {
    auto& a = lane.organisations.alliance;
    auto& item = a.items[kind];
    if (item.stage != ItemStage::owned) return;
    if (kind == data_agreement) {
      item.since = lane.week;
      for (auto tie : rows_of<TieId>(a.ties.size()))
        if (a.ties.sharing[tie] != Sharing::executed) {
          a.ties.sharing[tie] = Sharing::negotiating;
          a.ties.sharing_week[tie] = lane.week + static_cast<int>(months_ * (0.5 + strictness(lane)));
        }
      item.stage = ItemStage::settled;
      return;
    }
    item.stage = ItemStage::settled;
    item.since = lane.week;
    ++lane.ledger.items_settled;
    if (kind == joint_goals) raise(a.alignment, 0.3);
    if (kind == joint_aim) raise(a.alignment, 0.15 + 0.3 * a.surfaced);
    if (kind == joint_workflow) raise(a.joint_process, 0.5);
  }

  /// Lawyers of the systems concerned read along: the stricter, the longer.
  static double strictness(Lane const& lane) {
    double sum = 0;
    for (double s : lane.world.systems.legal_strictness.values()) sum += s;
    return sum / static_cast<double>(lane.world.systems.size());
  }

  void agreements(Lane& lane) const {
    auto& t = lane.organisations.alliance.ties;
    auto& item = lane.organisations.alliance.items[data_agreement];
    bool into_force = false;
    for (auto id : rows_of<TieId>(t.size())) {
      if (lane.week < t.sharing_week[id]) continue;
      if (t.sharing[id] == Sharing::negotiating) {
        // Competitors do not hand over data, whatever has been signed in principle.
        if (lane.organisations.alliance.stance == Stance::compete) continue;
        t.sharing[id] = Sharing::executed;
        t.sharing_week[id] = lane.week + static_cast<int>(term_);
        into_force = true;
      } else if (t.sharing[id] == Sharing::executed) {
        t.sharing[id] = Sharing::lapsed;
        if (item.stage == ItemStage::settled) item = {};  // to be renewed, it has to be prepared again
      }
    }
    lane.ledger.items_settled += into_force;
  }

  void conflicts(Lane& lane) const {
    auto& a = lane.organisations.alliance;
    auto const week = static_cast<std::uint32_t>(lane.week);
    double const stance = a.stance == Stance::compete ? 2 : a.stance == Stance::cooperate ? 0.5 : 1;
    for (auto id : rows_of<TieId>(a.ties.size())) {
      if (a.ties.conflict[id]) {
        a.ties.cohesion[id] *= 1 - wears_;
        a.ties.trust[id] *= 1 - wears_ / 2;
        if (lane.draws.chance(settles_, settles, a.ties.key[id], week)) {
          a.ties.conflict[id] = 0;
          ++lane.ledger.conflicts_settled;
        }
        continue;
      }
      double const chance = conflict_ * (1 - a.alignment) * (1 - 0.5 * a.surfaced) * stance * (1 + pressure(lane, id));
      if (lane.draws.chance(std::min(1.0, chance), clashes, a.ties.key[id], week)) {
        a.ties.conflict[id] = 1;
        ++lane.ledger.conflicts;
      }
    }
  }

  /// Late work of the two, in weeks of their staff: overload makes people short with each other.
  static double pressure(Lane const& lane, TieId id) {
    auto const& t = lane.organisations.alliance.ties;
    double late = 0, hours = 0.25;
    for (auto const& task : lane.tasks.open())
      if (lane.week > task.due && (task.partner == t.one[id] || task.partner == t.other[id])) late += task.remaining.value();
    for (auto partner : {t.one[id], t.other[id]})
      for (auto const& member : lane.world.partners.staff[partner]) hours += member.hours.value();
    return std::min(2.0, late / hours);
  }

  int every_;
  double hours_;
  int per_meeting_;
  double base_, ready_, empowered_, rotating_, elected_, power_, carry_out_, legal_, months_, term_, conflict_, settles_, wears_;
};

}  // namespace

ProcessInfo governance() {
  return {"governance", Phase::plan, "joint matters are decided in meetings or not, owned and carried out; conflicts arise",
          [](Parameters& p) { return std::make_unique<Governance>(p); }};
}

}  // namespace convene::processes
