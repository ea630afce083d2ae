// How levers work on each other: from state, not from a table of bonuses. Each as a paired 2 x 2 over the same people,
// visits and draws. Paired t above 3.5 at the replications given.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/study.hpp"

namespace convene::test {
namespace {

constexpr double sure = 3.5;

/// Strategies none, a, b, both: `around` always, then the two levers.
Scenario two_by_two(std::vector<std::string> around, std::string const& a, std::string const& b, double hours = 40) {
  auto s = made_up({.clinics = 32, .system_size = 4, .patients = 800});
  auto const one = add_partner(s, "department", 2, hours), other = add_partner(s, "society", 1, hours);
  auto const add = [&](std::string const& name, std::vector<std::string> levers) {
    levers.insert(levers.end(), around.begin(), around.end());
    std::sort(levers.begin(), levers.end());
    add_strategy(s, name, Engagement::system, {one, other}, levers);
  };
  add("none", {});
  add("a", {a});
  add("b", {b});
  add("both", {a, b});
  return s;
}

/// What the two do together beyond the sum of what each does alone, by replication.
std::vector<double> interaction(Study const& study, std::string const& measure) {
  auto result = study.values("both", measure);
  auto const a = study.values("a", measure), b = study.values("b", measure), none = study.values("none", measure);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] += none[i] - a[i] - b[i];
  return result;
}

std::vector<double> negative(std::vector<double> values) {
  for (auto& v : values) v = -v;
  return values;
}

TEST(Interaction, PrerequisiteALetterNeedsAKnownLeader) {
  Study const study{two_by_two({}, "leader_identification", "joint_letter"), 20};
  EXPECT_EQ(study.values("b", "endorsements"), study.values("none", "endorsements")) << "nobody to write to";
  EXPECT_GT(t_statistic(interaction(study, "endorsements")), sure);
}

TEST(Interaction, PrerequisiteFeedbackOnAMeasureNeedsDataFirst) {
  auto s = two_by_two({"coaching", "leader_identification"}, "data_readiness", "measure_alignment");
  for (auto& clinic : s.clinics) clinic.ehr_reports = false;
  Study const study{s, 20};
  EXPECT_EQ(study.mean("b", "measure_aligned"), 0);
  EXPECT_GT(t_statistic(interaction(study, "measure_aligned")), sure);
}

TEST(Interaction, MoreTogetherTheRightTopicInTheRightWindow) {
  auto s = two_by_two({"leader_identification", "priority_discovery", "system_mapping"}, "cycle_alignment", "priority_matching");
  set(s, "engagement.off_cycle", 0);
  set(s, "engagement.window_weeks", 3);
  for (auto& strategy : s.strategies) set(strategy, "cycle_alignment", "lead_weeks", 3.0);
  Study const study{s, 60};
  EXPECT_GT(t_statistic(interaction(study, "agreements")), sure);
  // In the wrong month: a match alone brings less than half of what it brings in the window.
  EXPECT_LT(study.mean("b", "agreements") - study.mean("none", "agreements"), 0.5 * (study.mean("both", "agreements") - study.mean("a", "agreements")));
}

TEST(Interaction, EitherOrPeerGroupsAndCoachingFeedOneDose) {
  auto s = two_by_two({"leader_identification"}, "coaching", "peer_groups", 60);
  for (auto& strategy : s.strategies) strategy.enrolled = !strategy.partners.empty();
  Study const study{s, 30};
  EXPECT_GT(study.mean("a", "improvement_cycles"), study.mean("none", "improvement_cycles"));
  EXPECT_GT(study.mean("b", "improvement_cycles"), study.mean("none", "improvement_cycles"));
  EXPECT_GT(t_statistic(negative(interaction(study, "improvement_cycles"))), sure) << "together they give less than the sum";
}

TEST(Interaction, AgainstEachOtherMeetingsAndFixedHours) {
  auto s = two_by_two({"leader_identification"}, "coaching", "standing_calls", 6);
  for (auto& strategy : s.strategies) {
    strategy.enrolled = !strategy.partners.empty();
    set(strategy, "standing_calls", "every_weeks", 1.0);
  }
  set(s, "lever.standing_calls.hours", 3);
  Study const study{s, 20};
  EXPECT_GT(t_statistic(negative(interaction(study, "sessions"))), sure);
  auto const only = study.values("a", "first_doses");
  auto lost = study.values("both", "first_doses");
  for (std::size_t i = 0; i < lost.size(); ++i) lost[i] = only[i] - lost[i];
  EXPECT_GT(t_statistic(lost), sure) << "hours in calls are not hours with clinics";
}

TEST(Interaction, AgainstEachOtherCompetingAndSharingData) {
  auto s = two_by_two({"standing_calls"}, "data_sharing", "partner_stance");
  for (auto& strategy : s.strategies) set(strategy, "partner_stance", "stance", std::string{"compete"});
  Study const study{s, 20};
  EXPECT_GT(study.mean("a", "ties_sharing_data"), 0.3);
  EXPECT_GT(t_statistic(negative(interaction(study, "ties_sharing_data"))), sure);
}

}  // namespace
}  // namespace convene::test
