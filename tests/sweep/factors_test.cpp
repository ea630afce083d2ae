#include <gmock/gmock.h>

#include "study_texts.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string factor(std::string const& path, std::string const& rest) {
  return "[[factor]]\npath = \"" + path + "\"\n" + rest + "\n";
}

std::vector<std::string> faults_of_factors(std::string const& text, Texts const& texts = good_texts()) {
  auto const scenario = good_scenario(texts);
  Diagnostics diagnostics;
  resolve_factors(good_study(study_text(text, ten_points)).factors, scenario, diagnostics);
  return lines_of(diagnostics);
}

Scenario changed(std::string const& text, std::vector<double> const& values, Scenario const& scenario = good_scenario()) {
  return apply_factors(scenario, factors_of(text, scenario), values);
}

TEST(Factors, ChangeWhatTheirPathSays) {
  auto const text = factor("trust.gain", "range = [0.01, 0.1]") + factor("seed", "range = [1, 9]") +
                    factor("partner.health_department.staff.coach.people", "range = [1, 5]") +
                    factor("partner.health_department.staff.coach.hours_per_week", "range = [8, 40]") +
                    factor("strategy.coach.levers.coaching.sessions", "values = [1, 3]") +
                    factor("strategy.coach.levers.coaching.mode", "values = [\"webinar\", \"in_person\"]") +
                    factor("strategy.coach.policy.kind", "values = [\"greatest_need\"]") +
                    factor("strategy.coach.levers.placebo", "values = [true, false]") +
                    factor("clinics.champion", "values = [true, false]") +
                    factor("systems.cycle_weeks", "values = [26, 52]");
  auto const scenario = good_scenario();
  auto const factors = factors_of(text, scenario);
  auto const mode = factors[5].levels[1], policy = factors[6].levels[0];
  auto const after = apply_factors(scenario, factors, std::vector<double>{0.05, 4, 3, 12, 1, mode, policy, 1, 0, 26});
  EXPECT_EQ(after.parameters.at("trust.gain").value, 0.05);
  EXPECT_EQ(after.seed, 4U);
  EXPECT_EQ(after.partners[0].staff[0].people, 3);
  EXPECT_EQ(after.partners[0].staff[0].hours_per_week, 12);
  auto const& coach = after.strategies[1];
  ASSERT_EQ(coach.levers.size(), 2U);
  EXPECT_EQ(coach.levers[0].id, "coaching");
  EXPECT_EQ(std::get<double>(coach.levers[0].settings.at("sessions").value), 1);
  EXPECT_EQ(std::get<std::string>(coach.levers[0].settings.at("mode").value), "in_person");
  EXPECT_EQ(coach.levers[1].id, "placebo");
  EXPECT_EQ(coach.policy.kind, "greatest_need");
  for (auto const& clinic : after.clinics) EXPECT_EQ(clinic.champion, false);
  EXPECT_EQ(after.systems[0].cycle_weeks, 26);
  EXPECT_FALSE(scenario.parameters.contains("trust.gain")) << "the scenario itself must stay as it is";
}

TEST(Factors, ALeverThatIsOffIsGoneWithItsSettings) {
  auto const text = factor("strategy.*.levers.coaching.session_hours", "range = [0.5, 2]") +
                    factor("strategy.*.levers.coaching", "values = [false, true]");
  EXPECT_TRUE(changed(text, {1.5, 0}).strategies[1].levers.empty());
  auto const on = changed(text, {1.5, 1});
  ASSERT_EQ(on.strategies[1].levers.size(), 1U);
  EXPECT_EQ(std::get<double>(on.strategies[1].levers[0].settings.at("session_hours").value), 1.5);
  EXPECT_EQ(std::get<std::string>(on.strategies[1].levers[0].settings.at("mode").value), "webinar");
  EXPECT_TRUE(on.strategies[0].levers.empty()) << "no strategy is given a lever it never had";
}

TEST(Factors, AMultiplierScalesEachRow) {
  auto const text = factor("clinics.patients_9_18", "range = [0.0001, 2]\nas = \"multiplier\"");
  auto const doubled = changed(text, {2});
  EXPECT_EQ(doubled.clinics[0].patients, 1800);
  EXPECT_EQ(doubled.clinics[1].patients, 800);
  EXPECT_EQ(changed(text, {0.0001}).clinics[1].patients, 1) << "a clinic keeps a patient";
}

TEST(Factors, SpreadAsTheRegisterSays) {
  auto const scenario = good_scenario();
  auto const logs = factors_of(factor("belief.session", "range = [0.01, 0.1]"), scenario)[0];
  EXPECT_TRUE(logs.logarithmic);
  EXPECT_NEAR(logs.value(0.5), std::sqrt(0.001), 1e-15);
  EXPECT_EQ(logs.value(0), 0.01);
  EXPECT_EQ(logs.value(1), 0.1);
  auto const straight = factors_of(factor("belief.session", "range = [0.01, 0.1]\nspread = \"uniform\""), scenario)[0];
  EXPECT_NEAR(straight.value(0.5), 0.055, 1e-15);
  auto const registered = factors_of(factor("belief.session", ""), scenario)[0];
  EXPECT_EQ(registered.low, 0.001);
  EXPECT_EQ(registered.high, 0.2);
}

TEST(Factors, DistributionsHaveTheirQuantiles) {
  auto const scenario = good_scenario();
  auto const of = [&](std::string const& d) {
    return factors_of(factor("world.coverage_1_dose", "distribution = " + d), scenario)[0];
  };
  auto const normal = of("{ kind = \"normal\", mean = 0.6, sd = 0.05 }");
  EXPECT_NEAR(normal.value(0.5), 0.6, 1e-6);
  EXPECT_NEAR(normal.value(0.975), 0.6 + 1.959964 * 0.05, 1e-5);
  EXPECT_EQ(normal.value(0), 0.05) << "cut off at the registered range";
  EXPECT_EQ(normal.value(1), 0.98);
  auto const lognormal = of("{ kind = \"lognormal\", median = 0.3, sigma = 0.2, high = 0.9 }");
  EXPECT_NEAR(lognormal.value(0.5), 0.3, 1e-6);
  EXPECT_NEAR(lognormal.value(0.8413447), 0.3 * std::exp(0.2), 1e-5);
  auto const triangle = of("{ kind = \"triangular\", low = 0.2, mode = 0.4, high = 0.8 }");
  EXPECT_NEAR(triangle.value(1.0 / 3), 0.4, 1e-12);  // a third of the area lies below the mode
  EXPECT_NEAR(triangle.value(1.0 / 12), 0.3, 1e-12);
  EXPECT_NEAR(triangle.value(11.0 / 12), 0.8 - std::sqrt(0.02), 1e-12);
  auto const whole = factors_of(factor("strategy.coach.levers.coaching.sessions", "range = [1, 3]\nwhole = true"), scenario)[0];
  std::vector<double> seen;
  for (double const u : {0.0, 0.33, 0.34, 0.66, 0.67, 1.0}) seen.push_back(whole.value(u));
  EXPECT_THAT(seen, ElementsAre(1, 1, 2, 2, 3, 3));
}

TEST(Factors, TellEveryFaultAtItsPlace) {
  auto const faults = faults_of_factors(
      factor("trust.gian", "range = [0, 1]") + factor("trust.gain", "range = [0.01, 99]") +
      factor("strategy.coach.levers.coaching.mode", "range = [0, 1]") +
      factor("strategy.coach.policy.kind", "values = [\"first_com\"]") +
      factor("strategy.coach.levers.standing_calls.every_weeks", "range = [1, 4]") +
      factor("partner.health_department.staff.coach.people", "range = [1, 2.5]") +
      factor("clinics.coverage_1_dose", "range = [0.5, 1]\nas = \"multiplier\"") +
      factor("seed", "range = [1, 5]\nas = \"multiplier\"") +
      factor("strategy.coach.levers.coaching", "values = [1]") +
      factor("clinics.patients_9_18", ""));
  EXPECT_THAT(
      faults,
      ElementsAre(
          HasSubstr("study.toml:3:8: path = \"trust.gian\" (nothing in this scenario has this path) did you mean "
                    "'trust.gain'?"),
          HasSubstr("study.toml:7:9: trust.gain = 99 (must be in ["),
          HasSubstr("study.toml:10:9: strategy.coach.levers.coaching.mode: a range (it is one of in_person, webinar"),
          HasSubstr("study.toml:13:11: strategy.coach.policy.kind = \"first_com\" (must be one of "),
          HasSubstr("study.toml:15:8: path = \"strategy.coach.levers.standing_calls.every_weeks\" (the strategy does "
                    "not have this lever) give it the lever, or add a [[factor]] with path = "
                    "\"strategy.coach.levers.standing_calls\""),
          HasSubstr("study.toml:19:9: partner.health_department.staff.coach.people = 2.5 (must be a whole number)"),
          HasSubstr("study.toml:21:8: as = \"multiplier\" on clinics.coverage_1_dose (the column is empty in 1 of 3 "
                    "rows, and what is drawn cannot be multiplied)"),
          HasSubstr("study.toml:25:8: as = \"multiplier\" on seed (only a roster's column"),
          HasSubstr("study.toml:30:11: strategy.coach.levers.coaching = 1 (must be true or false)"),
          HasSubstr("study.toml:32:8: clinics.patients_9_18: no range, values or distribution")));
}

TEST(Factors, AMultiplierMayNotLeaveTheColumnsRange) {
  auto texts = good_texts();
  auto& roster = texts["clinics.csv"];
  roster.replace(roster.find("2,,"), 3, "2,0.5,");
  EXPECT_THAT(faults_of_factors(factor("clinics.coverage_1_dose", "range = [0.5, 1.5]\nas = \"multiplier\""), texts),
              ElementsAre(HasSubstr("clinics.coverage_1_dose times 1.5 (a row would hold 1.0")));
  EXPECT_THAT(faults_of_factors(factor("clinics.coverage_1_dose", "range = [0.5, 1.2]\nas = \"multiplier\""), texts),
              testing::IsEmpty());
}

}  // namespace
}  // namespace convene
