// Trials of people with complex needs. Seeds are fixed; where chance is left, bounds of 5 standard errors leave a false alarm of
// 6e-7 a check.
#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "engine/assembly/validate.hpp"
#include "engine/experiments/trials/cohort_reader.hpp"
#include "engine/experiments/trials/misfit.hpp"
#include "engine/experiments/trials/reenact.hpp"
#include "engine/reports/trials.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string const services = R"([[service]]
need = "housing"
servers = 2
hours_per_case = 10

)";

std::string const food = R"([[service]]
need = "food"
servers = 4
hours_per_case = 2

)";

std::string const head = R"(title = "A trial"
study = "made.up"
setting = "complex_care"
start = 2020-01-06
seed = 11
)";

std::string const sites = R"(
[population]
sites = 2
people = 250

)" + services;

std::string const outcomes = R"(
[[outcome]]
id = "back"
measure = "readmission"
day = 90
control_level = 40
effect = [{ level = 30, points = -10, low = -30, high = 30 }]

[[outcome]]
id = "seen"
measure = "follow_up"
day = 14
effect = [{ direction = "more" }]
)";

/// One design line, what the programme is, how people are enrolled.
std::string people_trial(std::string const& design = "", std::string const& programme = "care_managers = 3\n",
                         std::string const& enrolment = "people = 60\n", std::string const& counted = outcomes) {
  return head + design + sites + "[enrolment]\nadmissions = 1\nto_week = 13\n" + enrolment + "\n[programme]\n" + programme + counted;
}

/// Faults of the file and of what the catalogue says of it go to `faults`.
Trial trial_of(std::string const& text, std::vector<std::string>* faults = nullptr) {
  auto const path = std::filesystem::path(testing::TempDir()) /
                    ("care_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".toml");
  std::ofstream(path) << text;
  Diagnostics diagnostics;
  auto const trial = load_trial(path.string(), diagnostics);
  validate(scenario_of(trial, {}), diagnostics);
  std::filesystem::remove(path);
  for (auto const& fault : diagnostics.sorted()) {
    auto const line = to_string(fault);
    if (faults)
      faults->push_back(line.substr(path.string().size() + 1, line.find(" (") - path.string().size() - 1));
    else
      ADD_FAILURE() << line;
  }
  return trial;
}

Reenactment lived(Trial const& trial, int replications, int threads = 0) {
  ReenactOptions options;
  options.replications = replications;
  options.threads = threads;
  return reenact(trial, {}, options);
}

std::vector<std::string> faults_of(std::string const& text) {
  std::vector<std::string> faults;
  trial_of(text, &faults);
  return faults;
}

TEST(CareTrialForm, TellsAllItsFaultsAtOnce) {
  EXPECT_THAT(faults_of(R"(title = "A trial"
study = "made.up"
setting = "complex_care"
randomised = "people"
start = 2020-01-06
design = "factorial"

[population]
people = 0
coverage_1_dose = 0.3

[[service]]
need = "money"
servers = 1
hours_per_case = 0

[enrolment]
allotment = "programme"
treated_share = 2

[programme]
days = 500
colour = 1

[[arm]]
id = "a"

[[outcome]]
id = "x"
measure = "coverage_change"
day = 90

[[outcome]]
id = "y"
measure = "recorded"
id_of_measure = "admissions"
day = 90
effect = [{ arm = "treatd", points = 1, low = 0, high = 2, than = "control" }]
)"),
              ElementsAre("6:10: design = \"factorial\"", "9:10: people = 0", "10:1: coverage_1_dose: unknown key", "13:8: service.need = \"money\"",
                          "15:18: service.hours_per_case = 0", "17:1: enrolment.allotment = \"programme\"", "17:1: enrolment.to_week: missing",
                          "19:17: enrolment.treated_share = 2", "21:1: programme.care_managers: missing",
                          "22:1: parameters.\"complex_care.programme.days\" = 500", "23:1: programme.colour: unknown key", "25:1: arm = an array",
                          "30:11: measure = \"coverage_change\"", "35:11: measure = \"recorded\"", "38:13: effect.arm = \"treatd\"",
                          "38:60: effect.than: unknown key"));
}

TEST(CareTrialForm, PartsOfOneSettingAreUnknownInTheOther) {
  auto const vaccination = faults_of(R"(title = "A trial"
study = "made.up"
setting = "vaccination"
start = 2020-01-06
[population]
patients_9_18 = 300
coverage_1_dose = 0.3
[enrolment]
to_week = 3
[[arm]]
id = "control"
clinics = 2
[[arm]]
id = "other"
clinics = 2
[[outcome]]
id = "x"
measure = "readmission"
day = 90
)");
  EXPECT_THAT(vaccination, testing::IsSupersetOf({"8:1: enrolment: unknown key", "18:11: measure = \"readmission\""}));
  auto const untold = faults_of(head + "randomised = \"clinics\"\n\n[population]\npeople = 100\n\n" + services +
                                "[[arm]]\nid = \"control\"\nclinics = 2\n\n[[arm]]\nid = \"other\"\nclinics = 2\n" + outcomes);
  EXPECT_THAT(untold, testing::Contains(HasSubstr("measure = \"readmission\"")));
}

TEST(CareTrialCount, OfOnePersonInAWindow) {
  CohortMember member{0, treated_arm, 200, {}, {}};
  using Event = CohortEvent;
  member.events = {{-40, Event::admitted, 0}, {-5, Event::admitted, 0}, {20, Event::visited, 0}, {60, Event::admitted, 4}, {100, Event::admitted, 2}, {150, Event::emergency, 0}};
  member.needs = {{-10, 50, 30}, {10, 300, 95}, {120, 130, INFINITY}};
  auto const count = [&](TrialMeasure measure, int from, int to) { return count_of(measure, member, {from, to}); };
  EXPECT_EQ(count(TrialMeasure::readmitted, 0, 90).count, 1);
  EXPECT_EQ(count(TrialMeasure::readmitted, 0, 30).count, 0);
  EXPECT_EQ(count(TrialMeasure::admissions, 0, 180).count, 2);
  EXPECT_EQ(count(TrialMeasure::admissions, -30, 0).count, 1);
  EXPECT_EQ(count(TrialMeasure::bed_days, 0, 180).count, 6);
  EXPECT_EQ(count(TrialMeasure::emergency, 0, 180).count, 1);
  EXPECT_EQ(count(TrialMeasure::follow_up, 0, 14).count, 0);
  EXPECT_EQ(count(TrialMeasure::visits, 0, 30).count, 1);
  EXPECT_EQ(count(TrialMeasure::deaths, 0, 180).count, 0);
  EXPECT_EQ(count(TrialMeasure::deaths, 0, 365).count, 1);
  EXPECT_EQ(count(TrialMeasure::admissions, 200, 365).of, 0) << "dead before the window";
  auto const needs = count(TrialMeasure::needs_met, 0, 90);
  EXPECT_EQ(needs.of, 2);
  EXPECT_EQ(needs.count, 1) << "one was met after the window";
}

TEST(CareTrial, WithoutCareManagersNothingIsFoundAndZeroIsCovered) {
  auto const r = lived(trial_of(people_trial("", "care_managers = 0\n")), 80);
  for (auto const& f : r.findings) {
    EXPECT_TRUE(f.caused.always_zero) << f.outcome;
    EXPECT_NEAR(f.trial_mean, 0, 5 * f.trial_sd / std::sqrt(80.0)) << f.outcome;
    EXPECT_GT(f.covered_zero, 0.83) << f.outcome;  // of 80 at 95%: below in 2e-5
  }
}

TEST(CareTrial, LotsAndSharesAreThoseAskedFor) {
  auto const r = lived(trial_of(people_trial("", "care_managers = 3\n", "people = 60\ntreated_share = 0.25\n")), 40);
  auto const& f = r.findings.at(0);
  EXPECT_NEAR(f.people[control_arm] + f.people[treated_arm], 60, 1e-9);
  EXPECT_NEAR(f.people[treated_arm], 15, 5 * std::sqrt(60 * 0.25 * 0.75 / 40));
  EXPECT_DOUBLE_EQ(f.baseline, 100) << "the stay of enrolment lies in the time before";
  // What a trial finds differs from what the programme did by chance alone, as far as services are not taken from the others.
  for (auto const& g : r.findings) EXPECT_NEAR(g.trial_mean, g.effect.mean, 5 * g.trial_sd / std::sqrt(40.0)) << g.outcome;
  EXPECT_TRUE(r.findings.at(1).inside) << "care managers see to follow-up: " << r.findings.at(1).effect.mean;
}

TEST(CareTrial, TheBitsDoNotDependOnThreads) {
  auto const trial = trial_of(people_trial());
  auto const one = lived(trial, 8, 1), two = lived(trial, 8, 2);
  for (std::size_t i = 0; i < one.findings.size(); ++i) {
    auto const &a = one.findings[i], &b = two.findings[i];
    EXPECT_EQ(a.effect.mean, b.effect.mean);
    EXPECT_EQ(a.trial_mean, b.trial_mean);
    EXPECT_EQ(a.trial_sd, b.trial_sd);
    EXPECT_EQ(a.level, b.level);
    EXPECT_EQ(a.covered, b.covered);
  }
  EXPECT_NE(one.findings.at(1).effect.mean, 0);
}

TEST(CareTrial, ALotteryThatIsTooLargeIsTold) {
  auto const r = lived(trial_of(people_trial("", "care_managers = 3\n", "people = 5000\n")), 2);
  auto const all = misfits(r);
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(all[0].kind, MisfitKind::people);
  EXPECT_THAT(trials_text(std::vector{r}), HasSubstr("of the 5,000 enrolled"));
}

TEST(CareTrial, BeforeAndAfterFallsWithoutAProgramme) {
  std::string const counted = R"(
[[outcome]]
id = "stays"
measure = "admissions"
day = 180
before_level = 2
effect = [{ direction = "less", percent = -40 }]
)";
  auto const r = lived(trial_of(people_trial("design = \"pre_post\"\n", "care_managers = 0\n", "people = 60\n", counted)), 20);
  auto const& f = r.findings.at(0);
  EXPECT_TRUE(f.inside) << "people are enrolled when they are most ill";
  EXPECT_TRUE(f.caused.always_zero);
  EXPECT_NEAR(f.people[treated_arm], 60, 1e-9);
  auto const text = trials_text(std::vector{r});
  EXPECT_THAT(text, HasSubstr("stays, a person"));
  EXPECT_THAT(text, HasSubstr("caused by it"));
}

// A team that chooses whom it enrols finds a difference that it did not make.
TEST(CareTrial, WhomTheTeamChoosesIsNoLottery) {
  auto const trial = trial_of(people_trial("", "care_managers = 9\ntaking_part = 0.2\n", "people = 60\nallotment = \"observational\"\n"));
  auto const r = lived(trial, 40);
  auto const& f = r.findings.at(0);
  EXPECT_GT(f.effect.low(), 0) << "those chosen were more ill";
  EXPECT_LT(f.caused.mean, f.effect.mean);
}

// A team alone stays short of the threshold of coordination; with primary care on board it passes it.
TEST(CareTrial, PrimaryCareOnBoardIsWhatTheProgrammeNeeds) {
  std::string const counted = R"(
[[outcome]]
id = "stays"
measure = "admissions"
day = 180
effect = [{ direction = "less" }]
)";
  auto const effect = [&](std::string const& more) {
    return lived(trial_of(people_trial("", "care_managers = 9\n" + more, "people = 60\n", counted)), 40).findings.at(0).caused;
  };
  auto const alone = effect(""), together = effect("primary_care = 1\n");
  EXPECT_LT(together.high(), 0);
  EXPECT_LT(together.high(), alone.low());
}

TEST(CareTrial, SitesAreRandomisedToLevers) {
  std::string const arms = R"(
[staff]
people = 2
hours_per_week = 30

[[arm]]
id = "control"
clinics = 4

[[arm]]
id = "coached"
clinics = 4
levers.coaching = {}
levers.resource_scout = {}
)";
  std::string const counted = R"(
[[outcome]]
id = "back"
measure = "readmission"
day = 90
effect = [{ arm = "coached", points = 0, low = -20, high = 20 }]

[[outcome]]
id = "needs"
measure = "needs_met"
day = 90
effect = [{ arm = "coached", points = 0, low = -20, high = 20 }]

[[outcome]]
id = "asked"
measure = "recorded"
id_of_measure = "screenings"
day = 182
effect = [{ arm = "coached", direction = "more" }]
)";
  auto const r = lived(trial_of(head + "randomised = \"clinics\"\n\n[population]\npeople = 150\n\n" + services + food + "[enrolment]\nadmissions = 1\nto_week = 26\n" + arms + counted), 20);
  auto const& back = r.findings.at(0);
  EXPECT_GT(back.control, 5);
  EXPECT_LT(back.control, 95);
  EXPECT_DOUBLE_EQ(back.baseline, 100);
  EXPECT_GT(back.trial_sd, 0);
  EXPECT_GT(r.findings.at(1).control, 0);
  EXPECT_FALSE(r.findings.at(1).caused.always_zero) << "help is found sooner where needs are asked about";
  EXPECT_TRUE(r.findings.at(2).inside) << r.findings.at(2).effect.mean;
  for (auto const& f : r.findings) EXPECT_NEAR(f.trial_mean, f.effect.mean, 5 * f.trial_sd / std::sqrt(20.0)) << f.outcome;
}

/// The published files, in as few replications as show it.
Reenactment published(std::string const& name, int replications) {
  Diagnostics diagnostics;
  auto const trial = load_trial(CONVENE_SOURCE "/scenarios/trials/" + name + ".toml", diagnostics);
  EXPECT_TRUE(diagnostics.ok());
  return lived(trial, replications);
}

TEST(CareTrials, Camden2020LiesInItsInterval) {
  auto const r = published("camden_2020", 20);
  auto const& f = r.findings.at(0);
  EXPECT_TRUE(f.inside);
  EXPECT_NEAR(f.control, 61.7, 4);
  EXPECT_NEAR(f.level, 62.3, 4);
  EXPECT_NEAR(f.people[control_arm] + f.people[treated_arm], 800, 1);
  EXPECT_GT(f.covered_zero, 0.7);  // of 20 at 95%: below in 3e-5
  auto const& seen = r.findings.at(1);
  EXPECT_TRUE(seen.inside);
  EXPECT_NEAR(seen.effect.mean, 15, 3);
}

// The published effect is larger than one set of parameters gives, and that is told.
TEST(CareTrials, CareMoreIsListedAsNotFitting) {
  auto const r = published("caremore", 20);
  EXPECT_LT(r.findings.at(0).effect.high(), 0);
  EXPECT_FALSE(r.findings.at(1).inside);
  auto const text = trials_text(std::vector{r});
  EXPECT_THAT(text.substr(text.find("Does NOT fit:")), HasSubstr("caremore, bed_days: treated -"));
}

}  // namespace
}  // namespace convene
