#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

using Value = std::function<double(Lane const&)>;

Measure level(std::string id, std::string title, Value value) {
  return {{std::move(id), std::move(title), "1", MeasureKind::level, Better::more}, {}, {}, std::move(value)};
}

/// Mean of a clinic's column over all clinics.
template <class T>
Measure clinics(std::string id, std::string title, Column<ClinicId, T> ClinicStates::*column) {
  return level(std::move(id), std::move(title), [=](Lane const& lane) {
    double sum = 0;
    for (auto v : (lane.organisations.clinics.*column).values()) sum += static_cast<double>(v);
    return sum / static_cast<double>(lane.world.clinics.size());
  });
}

/// Mean over the strategy's partners.
template <class Of>
Measure partners(std::string id, std::string title, Of of) {
  return level(std::move(id), std::move(title), [=](Lane const& lane) {
    auto const& states = lane.organisations.partners;
    if (lane.strategy.partners.empty() || states.reputation.size() == 0) return 0.0;
    double sum = 0;
    for (auto p : lane.strategy.partners) sum += static_cast<double>(of(states, p, lane.week));
    return sum / static_cast<double>(lane.strategy.partners.size());
  });
}

double fidelity(Lane const& lane) {
  double sum = 0;
  for (auto const& f : lane.organisations.clinics.fidelity.values())
    for (double x : f) sum += x;
  return sum / static_cast<double>(lane.world.clinics.size());
}

}  // namespace

/// How clinics and partners stand: what levers build up besides outcomes.
std::vector<Measure> standing() {
  return {
      clinics("workflow_fit", "how well changes are fitted to how things are really done, mean of clinics", &ClinicStates::workflow_fit),
      clinics("data_ready", "share of clinics whose records have been made to report on the topic", &ClinicStates::data_ready),
      clinics("measure_aligned", "share of clinics that use the same measure as system and partner", &ClinicStates::measure_aligned),
      clinics("built_in", "share of care changes built into clinics' routines, mean", &ClinicStates::built_in),
      clinics("peer_exchange", "exchange with other clinics, hours, mean", &ClinicStates::peers),
      clinics("leader_support", "leaders' support of clinics' improvement work, mean", &ClinicStates::leader_support),
      level("care_fidelity", "fidelity of care changes above the start, summed over changes, mean of clinics", fidelity),
      partners("reputation", "partners' reputation, mean", [](PartnerStates const& s, PartnerId p, int) { return s.reputation[p]; }),
      partners("evidence", "partners' own evidence, mean", [](PartnerStates const& s, PartnerId p, int) { return s.evidence[p]; }),
      partners("story_materials", "how well partners' materials tell the story, mean", [](PartnerStates const& s, PartnerId p, int) { return s.materials[p]; }),
      partners("value_proposition", "how sharply partners can say what they add, mean", [](PartnerStates const& s, PartnerId p, int) { return s.proposition[p]; }),
      partners("ordered_by_gap", "share of partners whose tasks are in order of the gap", [](PartnerStates const& s, PartnerId p, int week) { return week < s.order_until[p] && (s.order[p] == Order::gap_urgency || s.order[p] == Order::gap_number); }),
      partners("ordered_by_willingness", "share of partners whose tasks begin with the willing", [](PartnerStates const& s, PartnerId p, int week) { return week < s.order_until[p] && s.order[p] == Order::willing_first; }),
      partners("capacity_declared", "share of partners that take on no more than they have declared", [](PartnerStates const& s, PartnerId p, int) { return s.declared[p]; }),
  };
}

}  // namespace convene::measures
