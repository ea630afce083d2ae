#include "engine/reports/json.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/reports/fake_study.hpp"

namespace convene {
namespace {

TEST(Json, SaysWhatTheComparisonSays) {
  auto const c = compare(fake::partnership_study());
  auto const json = nlohmann::json::parse(comparison_json(c));
  EXPECT_EQ(json["baseline"], "no_partnership");
  EXPECT_EQ(json["best"], "aligned_system");
  EXPECT_EQ(json["replications"], 40);
  EXPECT_EQ(json["measure"]["id"], "coverage_1_dose");
  ASSERT_EQ(json["strategies"].size(), 4u);
  auto const& best = json["strategies"][2];
  EXPECT_EQ(best["difference"]["mean"], c.strategies[2].difference.mean);
  EXPECT_EQ(best["verdict"], "better");
  EXPECT_EQ(best["shortage"]["first_week"], 22);
  EXPECT_EQ(best["measures"]["clinic_hours"]["difference"]["mean"], 52 * 27);
  EXPECT_EQ(json["strategies"][3]["verdict"], "identical");
  EXPECT_TRUE(json["strategies"][3]["shortage"]["first_week"].is_null());
  EXPECT_TRUE(json["strategies"][0]["first_agreement"]["weeks"]["mean"].is_null());
  EXPECT_EQ(json["pairs"].size(), 6u);
}

TEST(Json, TellsWhatMoneyBuys) {
  auto const c = compare(fake::partnership_study());
  ASSERT_TRUE(c.economics);
  auto const json = nlohmann::json::parse(comparison_json(c))["economics"];
  EXPECT_EQ(json["effect"], "first_doses");
  ASSERT_EQ(json["willingness_to_pay"].size(), 2u);
  auto const& at = json["willingness_to_pay"][1];
  EXPECT_EQ(at["per_unit"], 1000);
  EXPECT_EQ(at["evpi"], c.economics->choices[1].perfect_information);
  EXPECT_EQ(at["expected_loss"].size(), 4u);
  EXPECT_EQ(json["steps"].size(), c.economics->steps.size());
  EXPECT_EQ(json["steps"][0]["icer"]["value"], c.economics->steps[0].ratio.value);
  EXPECT_EQ(json["cost_with_payroll"]["placebo"]["mean"], c.economics->payroll[3].mean);
}

TEST(Json, LeavesOutWhatTheResultsDoNotHold) {
  fake::Results results({"a", "b"}, 3, 1);
  results.outcome([](std::size_t s, std::size_t, std::size_t) { return double(s); });
  auto const json = nlohmann::json::parse(comparison_json(compare(results)));
  EXPECT_FALSE(json["strategies"][0].contains("cost"));
  EXPECT_FALSE(json["strategies"][0].contains("shortage"));
}

TEST(Json, SurvivesANameThatIsNoUtf8) {
  fake::Results results({"caf\xe9", "b"}, 3, 1);
  results.outcome([](std::size_t s, std::size_t, std::size_t) { return double(s); });
  EXPECT_NO_THROW(nlohmann::json::parse(comparison_json(compare(results))));
}

}  // namespace
}  // namespace convene
