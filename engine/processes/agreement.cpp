#include "engine/processes/agreement.hpp"

#include <algorithm>

#include "engine/random/distributions.hpp"

namespace convene {
namespace {

constexpr Decision lasting{"agreement.lasting_taste"};
constexpr Decision passing{"agreement.passing_taste"};
constexpr Decision decides{"agreement.decides_out_of_turn"};

/// Another partner of the strategy is at work there on one of the topics.
bool served_already(Lane const& lane, ProspectId p) {
  auto const& o = lane.organisations;
  for (auto mine : o.prospects.enrolments[p])
    for (auto e : o.clinics.enrolments[o.enrolments.clinic[mine]])
      if (e != mine && o.enrolments.active[e] && (o.enrolments.topics[e] & o.prospects.topics[p])) return true;
  return false;
}

}  // namespace

Agreement::Agreement(Parameters& p)
    : centre_{p.read({"engagement.gap_centre.vaccination", 0.24, 0, 1, "1", Grade::A, "hpv.A1 NIS-Teen 2022", "gap of the average clinic: share aged 13-17 without a dose"}),
              p.read({"engagement.gap_centre.hospital_safety", 0.40, 0, 1, "1", Grade::E, "judgement; par.A2: compliance of 64% under a toolkit", "gap of the average hospital: share of patients who do not get what is due"}),
              p.read({"engagement.gap_centre.complex_care", 0.88, 0, 1, "1", Grade::E, "judgement: what clinics' records show in scenarios/complex_care_county without partners", "gap of the average organisation: share of needs not met"})},
      b0_{p.read({"engagement.b0", 0.35, -4, 4, "logit", Grade::D, "hpv.A8: 63% adopt light coaching when offered", "value of light coaching to an average clinic once the right person is asked"})},
      b_gap_{p.read({"engagement.b_gap", 2.0, 0, 6, "logit", Grade::E, "judgement; hpv.A11 leaders ask where they do poorly", "weight of the gap that the record shows, above that of the average clinic"})},
      b_align_{p.read({"engagement.b_align", 2.0, 0, 6, "logit", Grade::E, "judgement; hpv.A11 non-priority is the main refusal", "weight of the topic's fit with this cycle's priorities (centred at 0.5)"})},
      b_trust_{p.read({"engagement.b_trust", 3.0, 0, 8, "logit", Grade::D, "hpv.A8: 1 in 3 enrol with a relationship, 1 in 20 without", "weight of trust (centred at 0.3)"})},
      b_endorse_{p.read({"engagement.b_endorse", 0.8, -0.5, 3, "logit", Grade::E, "judgement; par.A1 81% of chief executives name association's leadership", "weight of partners' leaders endorsing the work together"})},
      b_will_{p.read({"engagement.b_will", 1.0, 0, 3, "logit", Grade::E, "judgement", "weight of a system's own willingness"})},
      b_burden_{p.read({"engagement.b_burden", 1.5, 0, 6, "logit", Grade::E, "judgement; par.A4", "weight of load above 1 that the project would bring"})},
      b_value_{p.read({"engagement.b_value", 0.8, -0.2, 3, "logit", Grade::E, "judgement; Establishing partnerships: demonstrate how projects match systems' goals", "weight of a message that the target has understood, backed by evidence"})},
      b_same_{p.read({"engagement.b_same", 0.7, 0, 3, "logit", Grade::B, "par.A1: 8 in 10 hospitals of a QIO also work with another programme on the same topic (so it does not deter much)", "loss of value of an offer on a topic on which another partner is at work there"})},
      no_evidence_{p.read({"engagement.no_evidence", 0.5, 0, 1, "1", Grade::E, "judgement; Strengthening partnerships: lead with the return if there is proof, else with strengths", "weight of a message without evidence of the partner's own, relative to one with"})},
      letter_alone_{p.read({"engagement.letter_alone", 0.7, 0, 1, "1", Grade::E, "judgement; Ten takeaways 2 and 9", "weight of leaders' endorsement where their staff do not say the same, relative to where they do"})},
      match_gain_{p.read({"engagement.match_gain", 0.6, 0, 1, "1", Grade::E, "judgement; Establishing partnerships: match projects to priority areas", "share of misfit that an offer matched to the target's priorities removes"})},
      window_{p.read({"engagement.window_weeks", 8, 2, 20, "week", Grade::E, "judgement", "length of a system's planning window before a cycle starts"})},
      off_cycle_{p.read({"engagement.off_cycle", 0.08, 0, 0.5, "1", Grade::E, "judgement", "chance that a system decides outside its planning window, per offer"})},
      defies_{p.read({"engagement.clinic_defies", 0.1, 0, 0.6, "1", Grade::E, "judgement; hpv.A7 system practices have less autonomy", "chance that a clinic whose system sets priorities decides for itself, per offer"})},
      taste_lasting_{p.read({"engagement.taste_lasting", 0.8, 0, 2, "logit", Grade::E, "judgement", "scale of a target's lasting taste"})},
      taste_passing_{p.read({"engagement.taste_passing", 0.5, 0, 2, "logit", Grade::E, "judgement", "scale of the mood of the day"})},
      initiative_hours_{p.read({"burden.initiative_hours", 1.5, 0.25, 6, "hour/week", Grade::E, "judgement", "hours a week an active programme asks of a clinic"})} {}

double Agreement::value(Lane const& lane, ProspectId p) const {
  auto const& o = lane.organisations;
  auto const& w = lane.world;
  auto const system = o.prospects.system[p];
  double gap = 0, patients = 0;
  for (auto e : o.prospects.enrolments[p]) {
    auto const c = o.enrolments.clinic[e];
    double const n = w.clinics.patients[c];
    gap += n * (1 - lane.observed.performance[c]);
    patients += n;
  }
  gap /= std::max(patients, 1.0);
  double const fit = o.systems.alignment[system];
  double const alignment = fit + (1 - fit) * match_gain_ * o.prospects.matched[p];
  return b0_ + o.prospects.offer[p] + b_gap_ * (gap - centre_[static_cast<std::size_t>(w.setting)]) + b_align_ * (alignment - 0.5) +
         b_trust_ * (o.prospects.trust[p] - 0.3) + b_endorse_ * o.prospects.endorsement[p] * (letter_alone_ + (1 - letter_alone_) * o.alliance.common_message) +
         b_will_ * w.systems.willingness[system] - b_burden_ * burden(lane, p) +
         b_value_ * message(lane, p) - (served_already(lane, p) ? b_same_ : 0);
}

/// What was said to this target, what staff carry along and how sharply the partner speaks feed one understanding; how
/// far it convinces depends on evidence.
double Agreement::message(Lane const& lane, ProspectId p) const {
  auto const& o = lane.organisations;
  auto const partner = o.prospects.partner[p];
  double const missed = (1 - o.prospects.message[p]) * (1 - 0.5 * o.partners.materials[partner]) * (1 - 0.5 * o.partners.proposition[partner]);
  return (1 - missed) * (no_evidence_ + (1 - no_evidence_) * o.partners.evidence[partner]);
}

/// Load above 1 that the project would bring: to clinics' staff, and to the system's own when it is approached as a whole.
double Agreement::burden(Lane const& lane, ProspectId p) const {
  auto const& o = lane.organisations;
  double sum = 0, patients = 0;
  for (auto e : o.prospects.enrolments[p]) {
    auto const c = o.enrolments.clinic[e];
    double const n = lane.world.clinics.patients[c];
    sum += n * std::max(0.0, o.clinics.load[c] + initiative_hours_ / lane.world.clinics.improvement_hours[c] - 1);
    patients += n;
  }
  double const of_system = lane.hosts(p) ? 0 : std::max(0.0, o.systems.load[o.prospects.system[p]] - 1);
  return sum / std::max(patients, 1.0) + of_system;
}

bool Agreement::may_decide(Lane const& lane, ProspectId p) const {
  auto const& prospects = lane.organisations.prospects;
  auto const system = prospects.system[p];
  auto const turn = static_cast<std::uint32_t>(prospects.pitches[p]);
  double const u = lane.draws.uniform(decides, prospects.key[p], static_cast<std::uint32_t>(lane.week), turn);
  if (lane.world.systems.independent[system]) return true;
  if (prospects.clinic[p])
    return lane.world.systems.priority_setter[system] != PrioritySetter::system || u < defies_;
  bool const in_window = weeks_to_cycle(lane.world, system, lane.week) <= window_;
  if (!in_window) return u < off_cycle_;
  // Topics compete for slots: without a free one, the offer must be worth more than the weakest that holds one.
  auto const& systems = lane.organisations.systems;
  return systems.free_slots[system] > 0 || value(lane, p) > systems.weakest_rival[system];
}

Agreement::Answer Agreement::answer(Lane const& lane, ProspectId p) const {
  if (!may_decide(lane, p)) return Answer::not_now;
  return would_agree(lane, p) ? Answer::agrees : Answer::refuses;
}

bool Agreement::would_agree(Lane const& lane, ProspectId p) const {
  auto const& prospects = lane.organisations.prospects;
  auto const turn = static_cast<std::uint32_t>(prospects.pitches[p]);
  // What a target likes is its own, whoever asks: five partners are not five chances.
  auto const target = prospects.clinic[p] ? lane.world.clinics.key[prospects.clinic[p]] : lane.world.systems.key[prospects.system[p]];
  double const taste = logistic(lane.draws.uniform(lasting, target), 0, taste_lasting_) +
                       logistic(lane.draws.uniform(passing, prospects.key[p], 0, turn), 0, taste_passing_);
  return value(lane, p) + taste > 0;
}

}  // namespace convene
