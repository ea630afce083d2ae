// The catalogue as a whole: the specification's levers, each of them something of its own.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "engine/assembly/catalogue.hpp"

namespace convene::test {
namespace {

/// The levers of the specification, by the document they are from.
std::set<std::string> const specified{
    // Establishing partnerships
    "system_mapping", "leader_identification", "champion_engagement", "priority_discovery", "priority_matching", "cycle_alignment",
    "workflow_learning", "data_readiness", "measure_alignment", "value_message", "relationship_building", "sustainability_plan",
    // Ten takeaways
    "partner_stance", "common_messaging", "build_on_history", "shared_goals", "leverage_strengths", "celebrate", "commiserate",
    "responsiveness", "standing_calls", "joint_site_visits", "share_lessons", "resource_sharing", "deduplicate",
    "streamlined_reporting", "joint_letter", "peer_groups",
    // Strengthening partnerships
    "overlap_identification", "service_mapping", "eligibility_alignment", "recognition", "surface_competing_priorities",
    "conflict_navigation", "frank_communication", "population_of_focus", "capacity_declaration", "data_sharing", "joint_tests",
    "shared_assessment", "referral_feedback", "case_conferences", "decision_method", "gatherings", "success_metrics",
    "internal_departments", "story_materials", "gap_prioritisation", "willing_first", "persistence", "patient_informed_resources",
    "resource_scout", "outward_leadership", "own_evidence", "value_proposition", "existing_services_first", "new_service",
    "primary_care_integration",
    // the work itself
    "coaching"};

TEST(Catalogue, HoldsEachLeverOnce) {
  std::set<std::string> seen;
  for (auto const& lever : levers_catalogue()) EXPECT_TRUE(seen.insert(lever.id).second) << lever.id << " is there twice";
}

TEST(Catalogue, HoldsEveryLeverOfTheSpecification) {
  EXPECT_EQ(specified.size(), 59u);
  auto const levers = levers_catalogue();
  for (auto const& id : specified) EXPECT_NE(find_lever(levers, id), nullptr) << id;
}

TEST(Catalogue, NoTwoLeversAreTheSameUnderTwoNames) {
  std::map<std::pair<std::string, std::string>, std::string> seen;
  for (auto const& lever : levers_catalogue()) {
    auto const [it, fresh] = seen.emplace(std::pair{lever.touches, lever.tasks}, lever.id);
    EXPECT_TRUE(fresh) << lever.id << " and " << it->second << " ask for the same and touch the same";
  }
}

TEST(Catalogue, EverySeedNamesItsDocument) {
  for (auto const& lever : levers_catalogue()) {
    if (lever.id == "placebo") continue;
    bool named = false;
    for (auto const* document : {"Establishing partnerships", "Ten takeaways", "Strengthening partnerships"}) named |= lever.seed.find(document) != std::string::npos;
    EXPECT_TRUE(named) << lever.id << ": " << lever.seed;
  }
}

}  // namespace
}  // namespace convene::test
