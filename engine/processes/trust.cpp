#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/kernel/process.hpp"

namespace convene::processes {
namespace {

/// Trust of a target in a partner: grows with contact, drifts to what the institution remembers, and breaks with
/// promises. It acts only through what reads it: offers, and information.
class Trust final : public Process {
 public:
  explicit Trust(Parameters& p)
      : start_{p.read({"trust.start", 0.3, 0, 1, "1", Grade::E, "judgement", "trust in a partner before any contact, at average reputation"})},
        tau_{p.read({"trust.tau", 10, 2, 52, "week", Grade::E, "judgement", "time constant with which contacts are forgotten", Spread::log_uniform})},
        half_{p.read({"trust.half_contact", 2, 0.25, 10, "contact", Grade::E, "judgement", "contact stock at which half of the possible gain is reached (C50)", Spread::log_uniform})},
        gain_{p.read({"trust.gain", 0.08, 0.005, 0.3, "1/week", Grade::E, "judgement", "weekly gain at full contact (gamma)"})},
        breach_{p.read({"trust.breach", 0.25, 0.02, 1, "1", Grade::E, "judgement", "weight of a broken promise: trust falls by exp(-2 x breach)"})},
        frank_{p.read({"trust.frankness_shields", 0.6, 0, 0.95, "1", Grade::E, "judgement; Strengthening partnerships: frank communication cannot be overstated", "share of a breach that full frankness, which warns early, takes off it"})},
        reads_{p.read({"trust.reputation_read", 0.03, 0, 0.2, "1/week", Grade::E, "judgement", "weekly drift of the institution's level towards the partner's reputation, before there is contact"})},
        drift_{p.read({"trust.drift", 0.01, 0, 0.1, "1/week", Grade::E, "judgement; par.A7 tie survival", "weekly drift of trust towards the institution's level"})},
        endorsement_kept_{exact_exp(-0.6931471805599453 / p.read({"trust.endorsement_half_life", 34, 8, 104, "week", Grade::E, "judgement", "half-life of the leaders' joint endorsement, of frankness and messages, and of partners' evidence and materials", Spread::log_uniform}))},
        learning_{p.read({"trust.institution_learns", 0.004, 0, 0.05, "1/week", Grade::E, "judgement", "weekly drift of the institution's level towards trust"})} {}

  void enter(Lane& lane) const override {
    auto& p = lane.organisations.prospects;
    for (auto id : rows_of<ProspectId>(p.size())) {
      double const reputation = lane.world.partners.reputation[p.partner[id]];
      p.trust[id] = p.institutional_trust[id] = std::min(1.0, start_ * 2 * reputation);
    }
  }

  void step(Lane& lane) const override {
    double const kept = exact_exp(-1 / tau_);
    auto& partners = lane.organisations.partners;  // evidence, stories and propositions age
    for (auto id : lane.strategy.partners)
      for (auto* stock : {&partners.evidence, &partners.materials, &partners.proposition})
        if (stock->size() > 0) (*stock)[id] *= endorsement_kept_;
    auto& p = lane.organisations.prospects;
    for (auto id : rows_of<ProspectId>(p.size())) {
      p.contact[id] *= kept;
      double const use = p.contact[id] / (p.contact[id] + half_);
      p.trust[id] += (1 - p.trust[id]) * gain_ * use;
      p.trust[id] += drift_ * (p.institutional_trust[id] - p.trust[id]);
      p.institutional_trust[id] += learning_ * (p.trust[id] - p.institutional_trust[id]);
      p.endorsement[id] *= endorsement_kept_;
      p.frankness[id] *= endorsement_kept_;
      p.message[id] *= endorsement_kept_;
      read_reputation(lane, id);
      keep_promises(lane, id);
      if (p.breach[id] <= 0) continue;
      p.trust[id] *= exact_exp(-2 * breach_ * p.breach[id] * (1 - frank_ * p.frankness[id]));
      p.breach[id] = 0;
    }
  }

 private:
  /// Who has had no contact yet judges by reputation.
  void read_reputation(Lane& lane, ProspectId id) const {
    auto& p = lane.organisations.prospects;
    double const now = lane.organisations.partners.reputation[p.partner[id]];
    if (p.stage[id] > Stage::leader_known || now == lane.world.partners.reputation[p.partner[id]]) return;
    p.institutional_trust[id] += reads_ * (std::min(1.0, start_ * 2 * now) - p.institutional_trust[id]);
  }

  /// Work promised for a week and not begun by then is a breach; a letter without follow-through weighs double.
  void keep_promises(Lane& lane, ProspectId id) const {
    auto& p = lane.organisations.prospects;
    if (p.promised[id] < 0 || lane.week < p.promised[id]) return;
    p.promised[id] = -1;
    bool begun = false;
    for (auto e : p.enrolments[id]) begun |= lane.organisations.enrolments.sessions[e] > 0;
    if (begun || p.stage[id] != Stage::active) return;
    ++lane.ledger.breaches;
    p.breach[id] += 1 + p.endorsement[id];
    p.endorsement[id] = 0;
  }

  double start_, tau_, half_, gain_, breach_, frank_, reads_, drift_, endorsement_kept_, learning_;
};

}  // namespace

ProcessInfo trust() {
  return {"trust", Phase::govern, "trust grows with contact, drifts, and breaks with promises",
          [](Parameters& p) { return std::make_unique<Trust>(p); }};
}

}  // namespace convene::processes
