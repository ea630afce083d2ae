#include "engine/core/math.hpp"
#include "engine/kernel/process.hpp"

namespace convene::processes {
namespace {

constexpr Decision told{"alliance.told"};

/// Partners who speak with each other tell each other what they know of those they both approach.
class AllianceProcess final : public Process {
 public:
  explicit AllianceProcess(Parameters& p)
      : tau_{p.read({"alliance.tau", 6, 2, 26, "week", Grade::E, "judgement", "time constant with which joint contact is forgotten", Spread::log_uniform})},
        half_{p.read({"alliance.half_contact", 1.5, 0.25, 10, "contact", Grade::E, "judgement", "joint contact stock at which coordination is one half", Spread::log_uniform})},
        tells_{p.read({"alliance.tells", 0.3, 0, 1, "1/week", Grade::E, "judgement", "weekly chance, at full coordination, that a partner passes on what it knows of a target"})} {}

  void step(Lane& lane) const override {
    auto& a = lane.organisations.alliance;
    a.contact *= exact_exp(-1 / tau_);
    a.coordination = a.contact / (a.contact + half_);
    if (a.coordination > 0) share(lane, tells_ * a.coordination);
  }

 private:
  static void share(Lane& lane, double chance) {
    auto& p = lane.organisations.prospects;
    auto const per_partner = lane.strategy.partners.empty() ? 0 : p.size() / lane.strategy.partners.size();
    for (std::size_t i = 0; i < p.size(); ++i) {
      ProspectId const to{i};
      if (!lane.draws.chance(chance, told, p.key[to], static_cast<std::uint32_t>(lane.week))) continue;
      // The same target stands in the same place of every partner's list.
      for (std::size_t j = i % per_partner; j < p.size(); j += per_partner) {
        ProspectId const from{j};
        if (from == to) continue;
        p.mapped[to] |= p.mapped[from];
        if (p.leader_known[from] && p.right_person[from]) p.leader_known[to] = p.right_person[to] = 1;
      }
    }
  }

  double tau_, half_, tells_;
};

}  // namespace

ProcessInfo alliance() {
  return {"alliance", Phase::govern, "partners who speak with each other share what they know",
          [](Parameters& p) { return std::make_unique<AllianceProcess>(p); }};
}

}  // namespace convene::processes
