#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenario/texts.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Toml, WhatIsRequiredIsAskedFor) {
  EXPECT_THAT(faults_of({{"scenario.toml", "title = \"x\"\n[[partner]]\n[population]\n"}}),
              ElementsAre("scenario.toml:1:1: setting: missing (a scenario needs it) add it",
                          "scenario.toml:1:1: start: missing (a scenario needs it) add it",
                          "scenario.toml:1:1: strategy: missing (a scenario compares strategies) add "
                          "[strategy.no_partnership] and another",
                          "scenario.toml:2:1: id: missing ([[partner]] needs it) add it",
                          "scenario.toml:2:1: kind: missing ([[partner]] needs it) add it",
                          "scenario.toml:2:1: staff: missing ([[partner]] needs it) add it",
                          "scenario.toml:3:1: clinics: missing ([population] needs it) add it"));
  EXPECT_THAT(faults_of({}), ElementsAre("scenario.toml: missing (a scenario's texts need it) add it"));
}

TEST(Toml, TypesAndRanges) {
  EXPECT_THAT(faults_replacing("start = 2026-07-06", "start = \"2026-07-06\""), IsEmpty());
  EXPECT_THAT(faults_replacing("start = 2026-07-06", "start = \"6 July 2026\""),
              ElementsAre("scenario.toml:3:9: start = \"6 July 2026\" (must be a day of the calendar) write "
                          "it as 2026-07-06"));
  EXPECT_THAT(faults_replacing("start = 2026-07-06", "start = 2626-07-06"),
              ElementsAre("scenario.toml:3:9: start = 2626-07-06 (must be between 1990 and 2100)"));
  EXPECT_THAT(faults_replacing("horizon_weeks = 26", "horizon_weeks = 26.0"),
              ElementsAre("scenario.toml:4:17: horizon_weeks = 26.0 (must be a whole number) write 26"));
  EXPECT_THAT(faults_replacing("seed = 7", "seed = -7"),
              ElementsAre("scenario.toml:6:8: seed = -7 (must be at least 0) give a value in this range"));
  EXPECT_THAT(faults_replacing("seed = 7", "branch_week = 27"),
              ElementsAre("scenario.toml:6:15: branch_week = 27 (must be in [0, 26]) give a value in this range"));
  EXPECT_THAT(faults_replacing("title = \"Two counties\"", "title = 2"),
              ElementsAre("scenario.toml:1:9: title = 2 (must be text) put it in quotation marks"));
  EXPECT_THAT(faults_replacing("topics = [\"hpv\"]", "reputation = 60\nlat = 3"),
              ElementsAre("scenario.toml:14:1: lon: missing ([[partner]] needs it) add it",
                          "scenario.toml:18:14: reputation = 60 (must be in [0, 1]) is it a percentage?"));
  EXPECT_THAT(faults_replacing("topics = [\"hpv\"]", "topics = [\"hpv\", 3]"),
              ElementsAre("scenario.toml:18:18: topics = 3 (each must be text)"));
}

TEST(Toml, SettingsAndKeysOfLaterVersionsAreRefusedPolitely) {
  EXPECT_THAT(
      faults_replacing("\"vaccination\"", "\"vacination\""),
      ElementsAre(
          "scenario.toml:2:11: setting = \"vacination\" (must be one of vaccination, hospital_safety, "
          "complex_care) did you mean 'vaccination'?"));
  EXPECT_THAT(
      faults_replacing("ties =", "hospitals ="),
      ElementsAre(
          "scenario.toml:12:13: hospitals = \"ties.csv\" (only for setting = \"hospital_safety\") delete it, or "
          "change the setting"));
}

TEST(Toml, RostersAreNamedInsideTheFolder) {
  EXPECT_THAT(
      faults_replacing("ties.csv", "../ties.csv"),
      ElementsAre(
          "scenario.toml:12:8: ties = \"../ties.csv\" (must be inside the scenario's folder) copy the file "
          "there"));
  EXPECT_THAT(
      faults_replacing("ties.csv", "tie.csv"),
      ElementsAre("scenario.toml:12:8: \"tie.csv\" (no such file is given) did you mean 'ties.csv'?"));
}

TEST(Toml, StrategiesThatCouldDoNothingAreFaults) {
  EXPECT_THAT(
      faults_replacing("partners = [\"health_department\"]\n", ""),
      ElementsAre(
          "scenario.toml:22:1: coach: levers without partners (only a partner's staff can pull them) add "
          "partners = [...]"));
  EXPECT_THAT(faults_replacing("engagement = \"clinic\"\n", ""),
              ElementsAre("scenario.toml:22:1: coach: levers without engagement (nobody would be approached) "
                          "add engagement = "
                          "\"clinic\", \"system\" or \"hybrid\""));
  EXPECT_THAT(
      faults_replacing("levers.coaching =",
                       "sites = { county = \"cedar\", contry = \"x\" }\nlevers.coaching ="),
      ElementsAre(
          "scenario.toml:26:11: sites.county = \"cedar\" (no clinic has it) nobody would be approached",
          "scenario.toml:26:29: sites.contry: unknown column (not in clinics.csv) did you mean 'county'?"));
}

TEST(Toml, StrategiesPartnersAndPoliciesAreChecked) {
  EXPECT_THAT(faults_replacing("[\"health_department\"]", "[\"health_department\", \"health_department\"]"),
              ElementsAre("scenario.toml:24:34: partners = \"health_department\" (named twice) delete one"));
  EXPECT_THAT(
      faults_replacing("{ kind = \"first_come\", every_weeks = 2 }", "\"first_come\""),
      ElementsAre("scenario.toml:25:10: policy = \"first_come\" (must be a table such as { name = value })"));
  EXPECT_THAT(
      faults_replacing("every_weeks = 2", "every_weeks = [2]"),
      ElementsAre(
          "scenario.toml:25:47: policy.every_weeks = an array (must be a number, text, true or false)"));
  EXPECT_THAT(
      faults_replacing("{ mode = \"webinar\", session_hours = 1.0 }", "true"),
      ElementsAre(
          "scenario.toml:26:19: levers.coaching = true (must be a table of settings) write levers.coaching = "
          "{}"));
  EXPECT_THAT(
      faults_replacing("engagement =", "engagment ="),
      ElementsAre(
          "scenario.toml:22:1: coach: levers without engagement (nobody would be approached) add engagement "
          "= "
          "\"clinic\", \"system\" or \"hybrid\"",
          "scenario.toml:23:1: engagment: unknown key (not a key of a strategy) did you mean 'engagement'?"));
}

TEST(Toml, PartnersAreUniqueAndWrittenAsAList) {
  auto const another =
      std::string{"[[partner]]\nid = \"health_department\"\nkind = \"x\"\nstaff = []\n\n[strategy.nothing]"};
  EXPECT_THAT(
      faults_replacing("[strategy.nothing]", another),
      ElementsAre(
          "scenario.toml:21:6: id = \"health_department\" (already used in line 15) give each its own"));
  EXPECT_EQ(
      faults_replacing("[[partner]]", "[partner]").at(0),
      "scenario.toml:14:1: partner = a table (there can be several) write [[partner]], with double brackets");
}

TEST(Toml, ParametersAndEconomics) {
  auto text = good_texts().at("scenario.toml");
  text +=
      "[parameters]\n\"a.b\" = true\na.c = nan\n\"d.e\" = 1\nd.e = 2\n[economics]\ncurrency = "
      "\"usd\"\nprice_year = 26\n"
      "willingness_to_pay = [100, -1, \"x\"]\n";
  EXPECT_THAT(
      faults_with("scenario.toml", text),
      ElementsAre(
          "scenario.toml:28:9: a.b = true (must be a finite number)",
          "scenario.toml:29:7: a.c = nan (must be a finite number)",
          "scenario.toml:31:1: d.e: given twice (line 30 gives it too) delete one",
          "scenario.toml:33:12: currency = \"usd\" (must be a code of three capital letters) write \"USD\"",
          "scenario.toml:34:14: price_year = 26 (must be in [1990, 2100]) give a value in this range",
          "scenario.toml:35:28: willingness_to_pay = -1 (must be at least 0) give a value in this range",
          "scenario.toml:35:32: willingness_to_pay = \"x\" (each must be a number)"));
}

TEST(Toml, TheBaselineIsTheFirstStrategyUnlessNamed) {
  auto texts = good_texts();
  auto& toml = texts["scenario.toml"];
  toml.erase(toml.find("baseline"), std::string{"baseline = \"nothing\"\n"}.size());
  toml += "[strategy.a_name_that_sorts_first]\n";
  Diagnostics diagnostics;
  auto const scenario = load_scenario_texts(texts, diagnostics);
  EXPECT_TRUE(diagnostics.ok());
  EXPECT_EQ(scenario.baseline, "nothing");
}

}  // namespace
}  // namespace convene
