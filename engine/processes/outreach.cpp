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
        mapped_saves_{p.read({"outreach.mapped_saves", 0.3, 0, 0.8, "1", Grade::E, "judgement", "share of courting hours saved where the structure is known"})},
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
      else if (stage == Stage::in_relationship && may_offer(lane, p)) ask(lane, p, pitch);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    if (task.kind == contact) contacted(task.prospect, lane);
    else offered(task.prospect, lane);
  }

 private:
  bool may_offer(Lane const& lane, ProspectId p) const {
    auto const& prospects = lane.organisations.prospects;
    if (lane.week < prospects.ask_again[p] || prospects.pitches[p] >= give_up_) return false;
    // Whoever knows the cycle waits for the planning window.
    return !prospects.window_known[p] || weeks_to_cycle(lane.world, prospects.system[p], lane.week) <= prospects.window_known[p];
  }

  void ask(Lane& lane, ProspectId p, Kind kind) const {
    auto const& o = lane.organisations;
    auto const key = combine(o.prospects.key[p], static_cast<std::uint64_t>(kind) + 1);
    if (lane.tasks.is_open(key)) return;
    Task task;
    task.key = key;
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
    if (prospects.mapped[p]) median *= 1 - mapped_saves_;
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
        if (prospects.pitches[p] >= give_up_) prospects.stage[p] = Stage::declined, prospects.since[p] = lane.week;
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
    int const wait = lane.hosts(p) || lane.world.systems.independent[system] ? 2 : weeks_to_cycle(lane.world, system, lane.week);
    prospects.kickoff[p] = lane.week + wait;
    if (!lane.hosts(p) && lane.organisations.systems.free_slots[system] > 0) --lane.organisations.systems.free_slots[system];
    ++lane.ledger.agreements;
    if (lane.ledger.first_agreement < 0) lane.ledger.first_agreement = lane.week;
  }

  Agreement agreement_;
  double clinic_hours_, system_hours_, growth_, sigma_, pitch_hours_, mapped_saves_;
  double finds_clinic_, finds_visible_, finds_hidden_, retry_, believed_contact_, believed_pitch_, give_up_;
};

}  // namespace

ProcessInfo outreach() {
  return {"outreach", Phase::plan, "partners court those whom they approach, and make their offers",
          [](Parameters& p) { return std::make_unique<Outreach>(p); }};
}

}  // namespace convene::processes
