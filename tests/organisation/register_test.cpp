#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/assembly/catalogue.hpp"
#include "engine/assembly/describe.hpp"
#include "engine/assembly/validate.hpp"
#include "tests/support/study.hpp"

namespace convene::test {
namespace {

TEST(Register, EveryNumberHasUnitRangeSourceAndGrade) {
  auto const& declared = declared_parameters();
  EXPECT_GT(declared.specs().size(), 100u);
  for (auto const& s : declared.specs()) {
    EXPECT_FALSE(s.unit.empty()) << s.path;
    EXPECT_FALSE(s.source.empty()) << s.path;
    EXPECT_FALSE(s.meaning.empty()) << s.path;
    EXPECT_LE(s.low, s.fallback) << s.path;
    EXPECT_GE(s.high, s.fallback) << s.path;
    EXPECT_NE(std::string("ABCDE").find(static_cast<char>(s.grade)), std::string::npos) << s.path;
    if (s.spread == Spread::log_uniform) {
      EXPECT_GT(s.low, 0) << s.path;
    }
    if (s.grade == Grade::E && s.fallback != 0) {
      EXPECT_GT(s.high - s.low, 0.3 * std::abs(s.fallback)) << s.path << ": judgement is wide";
    }
  }
}

TEST(Register, RunningReadsNothingThatDescribeDoesNotPrint) {
  auto const text = describe_parameters(true);
  auto const listed = nlohmann::json::parse(text);
  auto const& declared = declared_parameters();
  EXPECT_EQ(listed.size(), declared.specs().size());
}

TEST(Validate, NamesEveryFaultOfTheCatalogueAtOnce) {
  auto s = made_up({.clinics = 2, .system_size = 1});
  auto const a = add_partner(s, "department", 1, 10);
  auto& strategy = add_strategy(s, "wrong", Engagement::clinic, {a}, {"coachin", "coaching"});
  set(strategy, "coaching", "mode", std::string{"webbinar"});
  set(strategy, "coaching", "session_hours", 99.0);
  set(strategy, "coaching", "sessions", std::string{"three"});
  set(strategy, "coaching", "colour", true);
  strategy.policy.kind = "first_com";
  set(s, "trust.gian", 0.1);
  set(s, "trust.gain", 7);
  s.outcome = "first_dose";
  Diagnostics d;
  validate(s, d);
  EXPECT_EQ(d.size(), 9u);
  std::string all;
  for (auto const& fault : d.sorted()) all += to_string(fault) + "\n";
  for (auto const* hint : {"did you mean 'coaching'?", "did you mean 'webinar'?", "did you mean 'first_come'?", "did you mean 'trust.gain'?",
                           "did you mean 'first_doses'?", "must be in [0, 8] hour", "must be a number", "unknown setting"})
    EXPECT_NE(all.find(hint), std::string::npos) << hint << "\n" << all;
}

TEST(Schema, IsJsonAndHoldsEveryLever) {
  auto const schema = nlohmann::json::parse(describe_schema());
  auto const& levers = schema["properties"]["strategy"]["additionalProperties"]["properties"]["levers"]["properties"];
  for (auto const& lever : levers_catalogue()) EXPECT_TRUE(levers.contains(lever.id)) << lever.id;
}

}  // namespace
}  // namespace convene::test
