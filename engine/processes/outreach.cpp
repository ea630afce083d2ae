#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/kernel/asking.hpp"
#include "engine/kernel/process.hpp"
#include "engine/processes/agreement.hpp"
#include "engine/random/distributions.hpp"

namespace convene::processes {
namespace {

constexpr Decision courting{"outreach.courting_hours"};
constexpr Decision finds{"outreach.finds_decider"};
constexpr Decision waits{"outreach.waits_for_the_other"};

enum Kind : std::int32_t { contact, pitch };

/// Partners get to know those whom they approach, then make their offer. Both cost staff hours; an offer to someone
/// who does not decide spends them for nothing.
class Outreach final : public Process, public TaskHandler {
 public:
  explicit Outreach(Parameters& p)
      : agreement_{p},
        clinic_hours_{p.read({"outreach.clinic_hours", 2.5, 0.5, 20, "hour", Grade::D, "hpv.A8: 4.7 contacts and about $168 of recruiting per adopting clinic", "median hours of courting one clinic", Spread::log_uniform})},
        system_hours_{p.read({"outreach.system_hours", 6, 1, 40, "hour", Grade::E, "judgement; Establishing partnerships: systems take longer than clinics", "median hours of courting a one-layer system of one clinic", Spread::log_uniform})},
        growth_{p.read({"outreach.size_growth", 0.6, 0, 2, "1", Grade::E, "judgement", "growth of courting hours with ln(clinics), and with each further layer by a third of it"})},
        sigma_{p.read({"outreach.hours_sigma", 0.5, 0, 1.2, "log", Grade::E, "judgement", "spread of courting hours"})},
        pitch_hours_{p.read({"outreach.pitch_hours", 1.0, 0.25, 8, "hour", Grade::E, "judgement", "hours of one offer", Spread::log_uniform})},
        known_saves_{p.read({"outreach.information_saves", 0.45, 0, 0.9, "1", Grade::E, "judgement", "share of courting hours saved where all is known of the target"})},
        history_saves_{p.read({"outreach.history_saves", 0.6, 0, 0.95, "1", Grade::C, "hpv.A8: 1 in 3 enrol with a prior relationship, 1 in 20 without", "share of courting hours saved by long earlier cooperation that is taken up again"})},
        per_coach_{p.read({"capacity.clinics_per_coach", 10, 3, 30, "clinic", Grade::B, "par.A2 EvidenceNOW: 10.0 practices a facilitator", "clinics that a coach can serve, where capacity is declared"})},
        full_time_{p.read({"capacity.full_time", 32, 20, 40, "hour/week", Grade::E, "judgement: 40 hours less leave and office", "coaching hours a week that count as one coach"})},
        same_weeks_{p.read({"outreach.same_ask_weeks", 8, 1, 26, "week", Grade::E, "judgement", "weeks within which two partners' offers to one target are felt as the same ask twice"})},
        same_breach_{p.read({"outreach.same_ask_breach", 0.4, 0, 2, "1", Grade::E, "judgement", "what an ask that comes twice costs in trust, in broken promises"})},
        finds_clinic_{p.read({"outreach.finds_decider_clinic", 0.85, 0.3, 1, "1", Grade::E, "judgement", "chance that courting a clinic meets the person who decides"})},
        finds_visible_{p.read({"outreach.finds_decider_visible", 0.5, 0.1, 0.9, "1", Grade::E, "judgement", "the same for a system whose QI leader is visible"})},
        finds_hidden_{p.read({"outreach.finds_decider_hidden", 0.2, 0.02, 0.6, "1", Grade::E, "judgement", "the same for a system whose QI leader is hidden"})},
        retry_{p.read({"outreach.retry_weeks", 10, 2, 30, "week", Grade::E, "judgement", "weeks before an offer is made again"})},
        believed_contact_{p.read({"belief.contact", 0.01, 0.0005, 0.1, "1", Grade::E, "judgement", "share of patients due whom courting is believed to bring to vaccination in the end", Spread::log_uniform})},
        believed_pitch_{p.read({"belief.pitch", 0.02, 0.001, 0.2, "1", Grade::E, "judgement", "the same of an offer", Spread::log_uniform})},
        give_up_{p.read({"outreach.offers_at_most", 3, 1, 10, "1", Grade::E, "judgement", "offers after which a partner stops asking"})} {}

  void step(Lane& lane) const override {
    auto const& prospects = lane.organisations.prospects;
    for (auto p : rows_of<ProspectId>(prospects.size())) {
      if (prospects.yielded[p]) continue;
      auto const stage = prospects.stage[p];
      if (stage <= Stage::leader_known) ask(lane, p, contact);
      else if (stage == Stage::in_relationship && may_offer(lane, p)) {
        if (full(lane, p)) ++lane.ledger.deferred_offers;
        else if (!held_back(lane, p)) ask(lane, p, pitch);
      }
    }
  }

  void done(Task const& task, Lane& lane) const override {
    if (task.kind == contact) contacted(task.prospect, lane);
    else offered(task.prospect, lane);
  }

  /// An offer is worth something where it will be accepted now; getting to know somebody where an offer would be.
  double true_benefit(Task const& task, Lane const& lane) const override {
    auto const p = task.prospect;
    if (task.kind == contact) return task.benefit * (agreement_.would_agree(lane, p) ? 2 : 0.1);
    bool const works = lane.organisations.prospects.right_person[p] && agreement_.answer(lane, p) == Agreement::Answer::agrees;
    return works ? 3 * task.benefit : 0;
  }

 private:
  bool may_offer(Lane const& lane, ProspectId p) const {
    auto const& prospects = lane.organisations.prospects;
    if (lane.week < prospects.ask_again[p] || prospects.pitches[p] >= give_up_ + prospects.extra_offers[p]) return false;
    // Whoever knows the cycle waits for the planning window.
    return !prospects.window_known[p] || weeks_to_cycle(lane.world, prospects.system[p], lane.week) <= prospects.window_known[p];
  }

  /// A partner that has declared its capacity offers no more than its coaches, or those it relies on, can serve.
  bool full(Lane const& lane, ProspectId p) const {
    auto const& o = lane.organisations;
    auto const own = o.prospects.partner[p];
    if (!o.partners.declared[own] || lane.tasks.is_open(key_of(lane, p, pitch))) return false;
    double mine = coaches(lane, own);
    bool const relies = mine == 0;
    if (relies)
      for (auto partner : lane.strategy.partners) mine += coaches(lane, partner);
    double committed = 0;
    for (auto q : rows_of<ProspectId>(o.prospects.size())) {
      if (!relies && o.prospects.partner[q] != own) continue;
      bool const agreed = o.prospects.stage[q] == Stage::agreed;
      for (auto e : o.prospects.enrolments[q]) committed += agreed || o.enrolments.active[e];
    }
    return committed + static_cast<double>(o.prospects.enrolments[p].size()) > std::max(1.0, per_coach_ * mine);
  }

  double coaches(Lane const& lane, PartnerId partner) const {
    double hours = 0;
    for (auto const& member : lane.world.partners.staff[partner]) hours += member.can_coach ? member.hours.value() : 0;
    return hours / full_time_;
  }

  /// Another partner that is asking or serving the same target now.
  ProspectId rival(Lane const& lane, ProspectId p) const {
    auto const& prospects = lane.organisations.prospects;
    auto const each = prospects.size() / lane.strategy.partners.size();
    for (std::size_t row = p.row() % each; row < prospects.size(); row += each) {
      ProspectId const other{row};
      if (other == p || !(prospects.topics[other] & prospects.topics[p])) continue;
      bool const serving = prospects.stage[other] == Stage::agreed || prospects.stage[other] == Stage::active;
      if (serving || lane.week - prospects.asked_week[other] < same_weeks_) return other;
    }
    return {};
  }

  /// Partners who cooperate wait while they hear that another is at it; those who merely coexist sometimes do.
  bool held_back(Lane const& lane, ProspectId p) const {
    auto const& a = lane.organisations.alliance;
    if (a.ties.size() == 0 || a.stance == Stance::compete || a.coordination + a.overlap_known <= 0) return false;
    auto const other = rival(lane, p);
    if (!other) return false;
    double const hears = a.coordination * (a.stance == Stance::cooperate ? 1 : 0.3);
    double const heeds = 1 - (1 - hears) * (1 - a.overlap_known);  // or sees it in the list of those they share
    // Whether this offer is one of those that wait is settled once, not afresh every week.
    auto const& prospects = lane.organisations.prospects;
    return lane.draws.chance(heeds, waits, prospects.key[p], 0, static_cast<std::uint32_t>(prospects.pitches[p]));
  }

  static std::uint64_t key_of(Lane const& lane, ProspectId p, Kind kind) {
    return combine(lane.organisations.prospects.key[p], static_cast<std::uint64_t>(kind) + 1);
  }

  void ask(Lane& lane, ProspectId p, Kind kind) const {
    auto const& o = lane.organisations;
    auto const key = key_of(lane, p, kind);
    if (lane.tasks.is_open(key)) return;
    Task task;
    task.key = key;
    task.what = kind == contact ? "courting" : "offer";
    task.handler = this;
    task.kind = kind;
    task.partner = o.prospects.partner[p];
    task.prospect = p;
    task.due = lane.week + 4;
    double patients = 0;
    for (auto e : o.prospects.enrolments[p]) patients += lane.observed.need[o.enrolments.clinic[e]];
    task.benefit = patients * (kind == contact ? believed_contact_ : believed_pitch_);
    task.need = patients;
    task.willingness = believed_willingness(lane, p);
    task.work = kind == contact ? courting_hours(lane, p) : Hours::of(pitch_hours_);
    task.system_hours = lane.hosts(p) ? Hours{} : Hours::of(kind == contact ? 1 : 0.5);
    lane.tasks.ask(task, lane.week);
  }

  Hours courting_hours(Lane const& lane, ProspectId p) const {
    auto const& prospects = lane.organisations.prospects;
    auto const system = prospects.system[p];
    double median = clinic_hours_;
    if (!lane.hosts(p)) {
      auto const clinics = static_cast<double>(prospects.enrolments[p].size());
      median = system_hours_ * (1 + growth_ * exact_log(clinics)) * (1 + growth_ / 3 * (lane.world.systems.layers[system] - 1));
    }
    median *= 1 - known_saves_ * prospects.information[p];
    if (prospects.history_used[p]) median *= 1 - history_saves_ * prospects.history_years[p] / (prospects.history_years[p] + 1);
    return std::max(Hours::quarters(1), Hours::of(lognormal(lane.draws.uniform(courting, prospects.key[p]), median, sigma_)));
  }

  void contacted(ProspectId p, Lane& lane) const {
    auto& prospects = lane.organisations.prospects;
    ++lane.ledger.contacts;
    prospects.contact[p] += 1;
    prospects.stage[p] = Stage::in_relationship;
    prospects.since[p] = lane.week;
    if (!prospects.leader_known[p]) find_decider(p, lane);
  }

  void find_decider(ProspectId p, Lane& lane) const {
    auto& prospects = lane.organisations.prospects;
    auto const system = prospects.system[p];
    double const chance = lane.hosts(p) || lane.world.systems.independent[system] ? finds_clinic_
                          : lane.world.systems.leader_visible[system]             ? finds_visible_
                                                                                  : finds_hidden_;
    auto const turn = static_cast<std::uint32_t>(lane.organisations.systems.leader[system] * 16 + prospects.pitches[p]);
    prospects.right_person[p] = lane.draws.chance(chance, finds, prospects.key[p], 0, turn);
  }

  void offered(ProspectId p, Lane& lane) const {
    auto& prospects = lane.organisations.prospects;
    ++lane.ledger.pitches;
    if (auto const other = rival(lane, p)) {
      ++lane.ledger.duplicate_asks;
      prospects.breach[p] += same_breach_;
      prospects.breach[other] += same_breach_;
    }
    prospects.asked_week[p] = lane.week;
    if (!prospects.right_person[p]) {
      ++lane.ledger.wasted_pitches;
      ++prospects.pitches[p];
      prospects.ask_again[p] = lane.week + static_cast<int>(retry_);
      prospects.leader_known[p] = 0;  // now it is plain that this was not the one
      find_decider(p, lane);
      return;
    }
    switch (agreement_.answer(lane, p)) {
      case Agreement::Answer::agrees: agreed(p, lane); break;
      case Agreement::Answer::refuses:
        ++lane.ledger.refusals;
        ++prospects.pitches[p];
        prospects.ask_again[p] = lane.week + static_cast<int>(retry_);
        if (prospects.pitches[p] >= give_up_ + prospects.extra_offers[p]) prospects.stage[p] = Stage::declined, prospects.since[p] = lane.week;
        break;
      case Agreement::Answer::not_now:
        ++lane.ledger.wasted_pitches;
        ++prospects.pitches[p];
        prospects.ask_again[p] = lane.week + static_cast<int>(retry_);
        break;
    }
  }

  void agreed(ProspectId p, Lane& lane) const {
    auto& prospects = lane.organisations.prospects;
    auto const system = prospects.system[p];
    prospects.stage[p] = Stage::agreed;
    prospects.since[p] = lane.week;
    bool const at_hand = lane.hosts(p) || lane.world.systems.independent[system];
    int const wait = at_hand ? 2 : weeks_to_cycle(lane.world, system, lane.week);
    prospects.kickoff[p] = lane.week + wait;
    if (!lane.hosts(p) && lane.organisations.systems.free_slots[system] > 0) --lane.organisations.systems.free_slots[system];
    ++lane.ledger.agreements;
    if (lane.ledger.first_agreement < 0) lane.ledger.first_agreement = lane.week;
  }

  Agreement agreement_;
  double clinic_hours_, system_hours_, growth_, sigma_, pitch_hours_, known_saves_, history_saves_, per_coach_, full_time_, same_weeks_, same_breach_;
  double finds_clinic_, finds_visible_, finds_hidden_, retry_, believed_contact_, believed_pitch_, give_up_;
};

}  // namespace

ProcessInfo outreach() {
  return {"outreach", Phase::plan, "partners court those whom they approach, and make their offers",
          [](Parameters& p) { return std::make_unique<Outreach>(p); }};
}

}  // namespace convene::processes
