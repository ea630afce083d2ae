#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

using Value = std::function<double(Lane const&)>;

Measure level(std::string id, std::string title, Better better, Value value) {
  return {{std::move(id), std::move(title), "1", MeasureKind::level, better}, {}, {}, std::move(value)};
}

Measure stock(std::string id, std::string title, double Alliance::*field) {
  return level(std::move(id), std::move(title), Better::more, [=](Lane const& lane) { return lane.organisations.alliance.*field; });
}

Measure events(std::string id, std::string title, std::int32_t Ledger::*field, Better better = Better::neither) {
  return {{std::move(id), std::move(title), "1", MeasureKind::flow, better}, {}, {}, [=](Lane const& lane) {
            return static_cast<double>(lane.ledger.*field);
          }};
}

/// Mean over the strategy's ties between partners; 0 when there are none.
template <class Of>
Measure ties(std::string id, std::string title, Better better, Of of) {
  return level(std::move(id), std::move(title), better, [=](Lane const& lane) {
    auto const& t = lane.organisations.alliance.ties;
    double sum = 0;
    for (auto tie : rows_of<TieId>(t.size())) sum += of(t, tie);
    return t.size() ? sum / static_cast<double>(t.size()) : 0;
  });
}

Measure in_use(std::string id, std::string title, JointKind kind) {
  return level(std::move(id), std::move(title), Better::more, [=](Lane const& lane) {
    return lane.organisations.alliance.items[kind].stage == ItemStage::settled ? 1.0 : 0.0;
  });
}

}  // namespace

/// How partners stand to each other, and what they have in common.
std::vector<Measure> alliance() {
  return {
      stock("coordination", "how much partners know of what the others know", &Alliance::coordination),
      ties("partner_trust", "partners' trust in each other, mean over ties", Better::more, [](Ties const& t, TieId id) { return t.trust[id]; }),
      ties("cohesion", "partners' will to stay together through setbacks, mean over ties", Better::more, [](Ties const& t, TieId id) { return t.cohesion[id]; }),
      ties("tie_density", "share of pairs of partners in living contact (coordination of a quarter or more)", Better::neither, [](Ties const& t, TieId id) { return t.coordination[id] >= 0.25 ? 1.0 : 0.0; }),
      ties("ties_sharing_data", "share of pairs of partners with a data agreement in force", Better::more, [](Ties const& t, TieId id) { return t.sharing[id] == Sharing::executed ? 1.0 : 0.0; }),
      ties("open_conflicts", "share of pairs of partners with a conflict that is not settled", Better::less, [](Ties const& t, TieId id) { return static_cast<double>(t.conflict[id]); }),
      events("conflicts", "conflicts between partners that arose", &Ledger::conflicts, Better::less),
      events("conflicts_settled", "conflicts that were settled", &Ledger::conflicts_settled),
      stock("alignment", "how well partners' goals fit together", &Alliance::alignment),
      stock("priorities_surfaced", "share of competing priorities that have been spoken of", &Alliance::surfaced),
      stock("common_message", "how far staff say the same of the partnership", &Alliance::common_message),
      stock("coaching_craft", "what partners have learnt of coaching from each other", &Alliance::craft),
      stock("shared_resources", "materials and templates used in common", &Alliance::shared_resources),
      stock("joint_process", "work processes tried and fitted together", &Alliance::joint_process),
      level("decision_method", "partners have agreed how joint decisions are taken", Better::more, [](Lane const& lane) { return lane.organisations.alliance.method != DecisionMethod::none ? 1.0 : 0.0; }),
      events("joint_meetings", "meetings of all partners", &Ledger::meetings),
      events("items_raised", "joint matters put on the backlog", &Ledger::items_raised),
      events("items_decided", "of these, decided", &Ledger::items_decided),
      events("items_owned", "of these, with an owner", &Ledger::items_owned),
      events("items_settled", "of these, carried out", &Ledger::items_settled),
      {{"joint_hours", "partner staff hours spent with other partners", "hour", MeasureKind::flow, Better::less}, {}, {}, [](Lane const& lane) { return lane.ledger.meeting_hours; }},
      in_use("joint_goals", "partners have agreed on common goals", joint_goals),
      in_use("joint_aim", "partners have a population of focus and a time-bound aim", joint_aim),
      in_use("joint_workflow", "a shared work process has been decided and carried out", joint_workflow),
      in_use("shared_assessment", "one assessment form is used by all partners", assessment_form),
      in_use("referral_loop", "referrals come back with an answer", referral_form),
      in_use("streamlined_reporting", "clinics report once for all partners", reporting_form),
      stock("services_known", "services and assets known", &Alliance::services_known),
      stock("resources_known", "community resources known", &Alliance::resources_known),
      stock("eligibility_aligned", "eligibility rules understood and fitted", &Alliance::eligibility),
      stock("internal_routes", "referral routes into the system's own departments", &Alliance::internal_routes),
      stock("existing_first", "needs go to existing services first", &Alliance::existing_first),
      {{"new_capacity", "hours of a new service of the partners' own", "hour/week", MeasureKind::level, Better::more}, {}, {}, [](Lane const& lane) { return lane.organisations.alliance.new_capacity; }},
      stock("primary_care", "primary-care practices that work with the care team", &Alliance::primary_care),
      stock("overlap_known", "of the people whom several organisations serve, how many are known", &Alliance::overlap_known),
      stock("case_work", "what care teams know of each other's patients", &Alliance::case_work),
      stock("advocacy", "pressure for change outside the partnership", &Alliance::advocacy),
      events("case_conferences", "case conferences held", &Ledger::case_conferences),
      events("gatherings", "gatherings beyond the work", &Ledger::gatherings),
      events("joint_visits", "visits that partners made together", &Ledger::joint_visits),
      events("peer_meetings", "meetings of peer groups, by clinic", &Ledger::peer_meetings),
      events("duplicate_asks", "offers to one whom another partner is asking or serving", &Ledger::duplicate_asks, Better::less),
      events("deferred_offers", "offers not made because declared capacity is taken", &Ledger::deferred_offers),
      events("staff_left", "partners' staff who left", &Ledger::staff_left, Better::less),
  };
}

}  // namespace convene::measures
