#include "engine/processes/agreement.hpp"

#include <algorithm>

#include "engine/random/distributions.hpp"

namespace convene {
namespace {

constexpr Decision lasting{"agreement.lasting_taste"};
constexpr Decision passing{"agreement.passing_taste"};
constexpr Decision decides{"agreement.decides_out_of_turn"};

}  // namespace

Agreement::Agreement(Parameters& p)
    : centre_{p.read({"engagement.gap_centre.vaccination", 0.24, 0, 1, "1", Grade::A, "hpv.A1 NIS-Teen 2022", "gap of the average clinic: share aged 13-17 without a dose"}),
              p.read({"engagement.gap_centre.hospital_safety", 0.40, 0, 1, "1", Grade::E, "judgement; par.A2: compliance of 64% under a toolkit", "gap of the average hospital: share of patients who do not get what is due"}),
              p.read({"engagement.gap_centre.complex_care", 0.5, 0, 1, "1", Grade::E, "judgement", "gap of the average organisation: share of needs not met"})},
      b0_{p.read({"engagement.b0", 0.35, -4, 4, "logit", Grade::D, "hpv.A8: 63% adopt light coaching when offered", "value of light coaching to an average clinic once the right person is asked"})},
      b_gap_{p.read({"engagement.b_gap", 2.0, 0, 6, "logit", Grade::E, "judgement; hpv.A11 leaders ask where they do poorly", "weight of the gap that the record shows, above that of the average clinic"})},
      b_align_{p.read({"engagement.b_align", 2.0, 0, 6, "logit", Grade::E, "judgement; hpv.A11 non-priority is the main refusal", "weight of the topic's fit with this cycle's priorities (centred at 0.5)"})},
      b_trust_{p.read({"engagement.b_trust", 3.0, 0, 8, "logit", Grade::D, "hpv.A8: 1 in 3 enrol with a relationship, 1 in 20 without", "weight of trust (centred at 0.3)"})},
      b_endorse_{p.read({"engagement.b_endorse", 0.8, -0.5, 3, "logit", Grade::E, "judgement; par.A1 81% of chief executives name association's leadership", "weight of partners' leaders endorsing the work together"})},
      b_will_{p.read({"engagement.b_will", 1.0, 0, 3, "logit", Grade::E, "judgement", "weight of a system's own willingness"})},
      b_burden_{p.read({"engagement.b_burden", 1.5, 0, 6, "logit", Grade::E, "judgement; par.A4", "weight of load above 1 that the project would bring"})},
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
  double gap = 0, burden = 0, patients = 0;
  for (auto e : o.prospects.enrolments[p]) {
    auto const c = o.enrolments.clinic[e];
    double const n = w.clinics.patients[c];
    gap += n * (1 - lane.observed.performance[c]);
    double const load = o.clinics.load[c] + initiative_hours_ / w.clinics.improvement_hours[c];
    burden += n * std::max(0.0, load - 1);
    patients += n;
  }
  gap /= std::max(patients, 1.0);
  burden /= std::max(patients, 1.0);
  double const fit = o.systems.alignment[system];
  double const alignment = fit + (1 - fit) * match_gain_ * o.prospects.matched[p];
  return b0_ + o.prospects.offer[p] + b_gap_ * (gap - centre_[static_cast<std::size_t>(w.setting)]) + b_align_ * (alignment - 0.5) +
         b_trust_ * (o.prospects.trust[p] - 0.3) + b_endorse_ * o.prospects.endorsement[p] +
         b_will_ * w.systems.willingness[system] - b_burden_ * burden;
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
  return in_window ? lane.organisations.systems.free_slots[system] > 0 : u < off_cycle_;
}

Agreement::Answer Agreement::answer(Lane const& lane, ProspectId p) const {
  if (!may_decide(lane, p)) return Answer::not_now;
  auto const& prospects = lane.organisations.prospects;
  auto const turn = static_cast<std::uint32_t>(prospects.pitches[p]);
  double const taste = logistic(lane.draws.uniform(lasting, prospects.key[p]), 0, taste_lasting_) +
                       logistic(lane.draws.uniform(passing, prospects.key[p], 0, turn), 0, taste_passing_);
  return value(lane, p) + taste > 0 ? Answer::agrees : Answer::refuses;
}

}  // namespace convene
