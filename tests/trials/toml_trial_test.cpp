#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "engine/assembly/validate.hpp"
#include "engine/experiments/trials/reenact.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string const good = R"(title = "A trial"
study = "made.up"
setting = "vaccination"
start = 2020-01-06

[population]
patients_9_18 = 300
coverage_1_dose = 0.3

[context]
coverage_band = 1

[staff]
people = 2
hours_per_week = 20

[[arm]]
id = "control"
clinics = 4

[[arm]]
id = "webinar"
clinics = 5
levers.coaching = { mode = "webinar" }

[[outcome]]
id = "girls_at_3_months"
measure = "coverage_change"
sex = "girls"
ages = "11-12"
day = 91
effect = [{ arm = "webinar", points = 1, low = -1, high = 3 }]
)";

/// A file in a folder of its own, gone with the test.
class TrialFile : public testing::Test {
 protected:
  TrialFile()
      : folder_{testing::TempDir() + "trial_" +
                testing::UnitTest::GetInstance()->current_test_info()->name()} {
    std::filesystem::create_directories(folder_);
  }
  ~TrialFile() override { std::filesystem::remove_all(folder_); }

  std::string write(std::string const& text) const {
    auto const path = folder_ + "/t.toml";
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  /// Place and subject of every fault, without reason and remedy, whose words are the scenario room's.
  std::vector<std::string> shown(Diagnostics const& diagnostics) const {
    std::vector<std::string> lines;
    for (auto const& fault : diagnostics.sorted()) {
      auto const line = to_string(fault).substr(folder_.size() + 1);
      lines.push_back(line.substr(0, line.find(" (")));
    }
    return lines;
  }

  /// Faults of the file, and of what the catalogue says of it.
  std::vector<std::string> faults_of(std::string const& text, TrialParameters const& parameters = {}) const {
    Diagnostics diagnostics;
    auto const trial = load_trial(write(text), diagnostics);
    validate(scenario_of(trial, parameters), diagnostics);
    return shown(diagnostics);
  }

  std::vector<std::string> faults_replacing(std::string const& part, std::string const& by) const {
    auto text = good;
    auto const at = text.find(part);
    if (at == std::string::npos) return {"the test looks for text that is not there: " + part};
    return faults_of(text.replace(at, part.size(), by));
  }

  std::string folder_;
};

TEST_F(TrialFile, IsReadAsItStands) {
  EXPECT_THAT(faults_of(good), IsEmpty());
  Diagnostics diagnostics;
  auto const trial = load_trial(write(good), diagnostics);
  EXPECT_EQ(trial.patients, 300);
  ASSERT_EQ(trial.arms.size(), 2u);
  EXPECT_EQ(trial.arms[1].clinics, 5);
  ASSERT_EQ(trial.outcomes.size(), 1u);
  auto const& outcome = trial.outcomes[0];
  EXPECT_FALSE(outcome.boys);
  EXPECT_TRUE(std::isnan(outcome.control) && std::isnan(outcome.baseline))
      << "what was not published is not invented";
  EXPECT_TRUE(outcome.effects[0].null);
}

TEST_F(TrialFile, TellsAllItsFaultsAtOnce) {
  EXPECT_THAT(
      faults_of(R"(title = "A trial"
study = 7
setting = "vaccination"
start = "soon"
colour = "red"

[population]
patients_9_18 = 0
coverage_1_dose = 30

[context]
coverage_band = 9
moon = 1

[[arm]]
id = "control"
clinics = 4
levers.coaching = {}

[[arm]]
id = "webinar"
clinics = 5

[[arm]]
id = "webinar"
levers.coachng = { mode = "webinar" }

[[outcome]]
id = "x"
measure = "coverage"
ages = "11-13"
day = 0
effect = [{ arm = "webiner", points = 5, low = -1, high = 3 }, { arm = "control", points = 1, low = "a" }]
)"),
      ElementsAre("t.toml:2:9: study = 7", "t.toml:4:9: start = \"soon\"", "t.toml:5:1: colour: unknown key",
                  "t.toml:8:17: patients_9_18 = 0", "t.toml:9:19: coverage_1_dose = 30",
                  "t.toml:12:1: parameters.\"vaccination.coverage_band\" = 9",
                  "t.toml:13:1: moon: unknown key", "t.toml:15:1: arm control: has levers",
                  "t.toml:24:1: clinics: missing", "t.toml:24:1: arm webinar: levers without staff",
                  "t.toml:25:1: id = \"webinar\"", "t.toml:26:1: levers.coachng: unknown lever",
                  "t.toml:30:11: measure = \"coverage\"", "t.toml:31:8: ages = \"11-13\"",
                  "t.toml:32:7: day = 0", "t.toml:33:13: effect.arm = \"webiner\"",
                  "t.toml:33:39: effect.points = 5", "t.toml:33:64: effect.high: missing",
                  "t.toml:33:66: effect.arm = \"control\"", "t.toml:33:101: effect.low = \"a\""));
}

TEST_F(TrialFile, NeedsItsParts) {
  EXPECT_THAT(faults_of("title = \"x\"\n"),
              ElementsAre("t.toml:1:1: study: missing", "t.toml:1:1: setting: missing",
                          "t.toml:1:1: start: missing", "t.toml:1:1: population: missing",
                          "t.toml:1:1: arm: missing", "t.toml:1:1: outcome: missing"));
  EXPECT_THAT(faults_replacing("[staff]\npeople = 2\nhours_per_week = 20\n", ""),
              ElementsAre("t.toml:18:1: arm webinar: levers without staff"));
  EXPECT_THAT(faults_replacing("[[arm]]\nid = \"control\"\nclinics = 4\n", ""),
              ElementsAre("t.toml:18:1: arm webinar: has levers", "t.toml:18:1: arm: only one"));
  EXPECT_THAT(faults_replacing("title = \"A trial\"", "title ="), ElementsAre("t.toml:1:8: not valid TOML"));
  EXPECT_THAT(faults_replacing("measure =", "id = \"again\"\nmeasure ="), testing::SizeIs(1));
}

TEST_F(TrialFile, LeversAndContextAreCheckedAgainstTheCatalogue) {
  EXPECT_THAT(faults_replacing("mode = \"webinar\"", "mode = \"telepathy\", session_hours = 80"),
              ElementsAre("t.toml:24:21: levers.coaching.mode = \"telepathy\"",
                          "t.toml:24:41: levers.coaching.session_hours = 80"));
  EXPECT_THAT(faults_replacing("coverage_band = 1", "coverage_band = 1\nvisit_scale = 9.5"),
              ElementsAre("t.toml:12:1: parameters.\"vaccination.visit_scale\" = 9.5"));
}

TEST_F(TrialFile, ParametersHaveAFileOfTheirOwn) {
  Diagnostics diagnostics;
  auto const parameters = load_trial_parameters(
      write("[parameters]\n\"no.such\" = 1\nvaccination.trend = \"x\"\n[population]\n"), diagnostics);
  validate(
      scenario_of(load_trial(CONVENE_SOURCE "/scenarios/trials/brewer_2017.toml", diagnostics), parameters),
      diagnostics);
  EXPECT_THAT(shown(diagnostics),
              ElementsAre("t.toml:2:1: parameters.\"no.such\": unknown parameter",
                          "t.toml:3:21: vaccination.trend = \"x\"", "t.toml:4:1: population: unknown key"));
}

TEST_F(TrialFile, ThatCannotBeReadIsNoFaultOfItsText) {
  Diagnostics diagnostics;
  EXPECT_THROW(load_trial(folder_ + "/none.toml", diagnostics), FileError);
  EXPECT_THROW(load_trial(folder_, diagnostics), FileError);
  EXPECT_THROW(load_trial_parameters(folder_ + "/none.toml", diagnostics), FileError);
}

}  // namespace
}  // namespace convene
