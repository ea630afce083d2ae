#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/kernel/process.hpp"

namespace convene::processes {
namespace {

constexpr Decision told{"alliance.told"};

/// Ties between partners live on contact. Partners who speak with each other, directly or through a third, tell each
/// other what they know of those they both approach.
class AllianceProcess final : public Process {
 public:
  explicit AllianceProcess(Parameters& p)
      : tau_{p.read({"alliance.tau", 6, 2, 26, "week", Grade::E, "judgement", "time constant with which joint contact is forgotten", Spread::log_uniform})},
        half_{p.read({"alliance.half_contact", 1.5, 0.25, 10, "contact", Grade::E, "judgement", "joint contact stock at which coordination is one half", Spread::log_uniform})},
        tells_{p.read({"alliance.tells", 0.3, 0, 1, "1/week", Grade::E, "judgement", "weekly chance, at full coordination, that a partner passes on what it knows of a target"})},
        start_{p.read({"alliance.trust_start", 0.4, 0, 1, "1", Grade::E, "judgement", "trust and cohesion between partners at the start, where ties.csv gives none"})},
        goals_{p.read({"alliance.alignment_start", 0.4, 0, 1, "1", Grade::E, "judgement; par.A7 alignment is slow", "how well partners' goals fit together before they speak of them"})},
        gain_{p.read({"alliance.trust_gain", 0.04, 0.002, 0.2, "1/week", Grade::E, "judgement", "weekly gain of trust between partners at full coordination"})},
        drift_{p.read({"alliance.trust_drift", 0.01, 0, 0.1, "1/week", Grade::E, "judgement; par.A7: slightly fewer trust ties over two waves", "weekly drift of trust and cohesion between partners back to the start"})},
        setback_{p.read({"alliance.setback", 0.01, 0, 0.1, "1", Grade::E, "judgement", "share of cohesion that a refusal, drop-out or broken promise costs"})},
        slowed_{p.read({"alliance.sharing_slows", 2, 0, 8, "1", Grade::C, "par.A7 Iowa: ties with data and resource sharing outlive others (size not seen)", "by how much shared data and resources lengthen the memory of contact"})},
        fades_{exact_exp(-1 / p.read({"alliance.stock_tau", 52, 8, 260, "week", Grade::E, "judgement", "time constant with which what partners have in common is forgotten: message, craft, knowledge of services", Spread::log_uniform}))} {}

  void enter(Lane& lane) const override {
    auto& a = lane.organisations.alliance;
    if (a.ties.size() > 0) a.alignment = goals_;
    for (auto id : rows_of<TieId>(a.ties.size())) {
      if (a.ties.trust[id] < 0) a.ties.trust[id] = start_;
      a.ties.cohesion[id] = a.ties.trust[id];
    }
  }

  void step(Lane& lane) const override {
    auto& a = lane.organisations.alliance;
    if (a.ties.size() == 0) return;
    fade(a);
    note_events(lane);
    for (auto id : rows_of<TieId>(a.ties.size())) step_tie(a, id);
    auto const web = heard(lane);
    double sum = 0;
    for (double k : web) sum += k;
    auto const n = lane.strategy.partners.size();
    a.coordination = sum / static_cast<double>(n * (n - 1));
    if (a.coordination > 0) share(lane, web);
  }

 private:
  void fade(Alliance& a) const {
    for (auto* stock : {&a.common_message, &a.craft, &a.shared_resources, &a.joint_process, &a.surfaced, &a.services_known, &a.resources_known,
                        &a.eligibility, &a.internal_routes, &a.existing_first, &a.overlap_known, &a.case_work, &a.advocacy})
      *stock *= fades_;
    a.alignment += (1 - fades_) * (goals_ - a.alignment);
  }

  /// What there is to celebrate and to commiserate about; setbacks cost cohesion.
  void note_events(Lane& lane) const {
    auto& a = lane.organisations.alliance;
    auto const& l = lane.ledger;
    a.cheers += l.agreements - a.agreements_seen;
    int const bad = l.refusals + l.drop_outs + l.breaches + l.conflicts - a.setbacks_seen;
    a.agreements_seen = l.agreements;
    a.setbacks_seen += bad;
    a.setbacks += bad;
    double const kept = exact_exp(-setback_ * std::min(bad, 10));
    for (auto& cohesion : a.ties.cohesion.values()) cohesion *= kept;
  }

  void step_tie(Alliance& a, TieId id) const {
    auto& t = a.ties;
    double const slowed = (t.sharing[id] == Sharing::executed ? 0.5 : 0.0) + 0.5 * a.shared_resources;
    t.contact[id] *= exact_exp(-1 / (tau_ * (1 + slowed_ * slowed)));
    double const open = a.stance == Stance::compete ? 0.3 : 1.0;  // competitors talk, and tell little
    double const use = t.contact[id] / (t.contact[id] + half_);
    t.coordination[id] = use * open * (t.conflict[id] ? 0.5 : 1.0);
    t.trust[id] += (1 - t.trust[id]) * gain_ * t.coordination[id] + drift_ * (start_ - t.trust[id]);
    t.cohesion[id] += drift_ * (t.trust[id] - t.cohesion[id]);
  }

  /// How much each partner hears of each other, directly or through one third partner: row by row, own entry 0.
  static std::vector<double> heard(Lane const& lane) {
    auto const& t = lane.organisations.alliance.ties;
    auto const n = lane.strategy.partners.size();
    std::vector<double> direct(n * n, 0), best;
    std::size_t row = 0;  // ties stand in the order of pairs
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j) direct[i * n + j] = direct[j * n + i] = t.coordination[TieId{row++}];
    best = direct;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        for (std::size_t k = 0; i != j && k < n; ++k) best[i * n + j] = std::max(best[i * n + j], direct[i * n + k] * direct[k * n + j]);
    return best;
  }

  void share(Lane& lane, std::vector<double> const& web) const {
    auto& p = lane.organisations.prospects;
    auto const n = lane.strategy.partners.size();
    auto const each = p.size() / n;
    for (std::size_t i = 0; i < p.size(); ++i) {
      ProspectId const to{i};
      // The same target stands in the same place of every partner's list.
      for (std::size_t k = 0; k < n; ++k) {
        ProspectId const from{k * each + i % each};
        double const chance = tells_ * web[i / each * n + k];
        if (chance <= 0 || !has_news(p, from, to)) continue;
        if (!lane.draws.chance(chance, told, combine(p.key[to], p.key[from]), static_cast<std::uint32_t>(lane.week))) continue;
        p.mapped[to] |= p.mapped[from];
        p.priorities_known[to] |= p.priorities_known[from];
        p.information[to] = std::max(p.information[to], p.information[from]);
        if (p.leader_known[from] && p.right_person[from]) p.leader_known[to] = p.right_person[to] = 1;
      }
    }
  }

  static bool has_news(Prospects const& p, ProspectId from, ProspectId to) {
    return from != to && (p.mapped[from] > p.mapped[to] || p.priorities_known[from] > p.priorities_known[to] || p.information[from] > p.information[to] ||
                          (p.leader_known[from] && p.right_person[from] && !p.right_person[to]));
  }

  double tau_, half_, tells_, start_, goals_, gain_, drift_, setback_, slowed_, fades_;
};

}  // namespace

ProcessInfo alliance() {
  return {"alliance", Phase::govern, "ties between partners live on contact; what one knows the others hear",
          [](Parameters& p) { return std::make_unique<AllianceProcess>(p); }};
}

}  // namespace convene::processes
