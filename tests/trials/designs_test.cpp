// Designs that a trial file can say beyond arms side by side. Bounds of 5 standard errors leave a false alarm of 6e-7 a
// check; seeds are fixed.
#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "engine/experiments/trials/contrast.hpp"
#include "engine/experiments/trials/reenact.hpp"

namespace convene {
namespace {

using testing::HasSubstr;

constexpr int many = 60;

std::string const head = R"(title = "A trial"
study = "made.up"
setting = "vaccination"
start = 2020-01-06
seed = 7

[population]
patients_9_18 = 400
coverage_1_dose = 0.3

[context]
coverage_band = 1

[staff]
people = 3
hours_per_week = 30

)";

std::string arm(std::string const& id, std::string const& more, bool acts, int clinics = 6) {
  return "[[arm]]\nid = \"" + id + "\"\nclinics = " + std::to_string(clinics) + "\n" + more +
         (acts ? "levers.coaching = { mode = \"announcement\", session_hours = 2.0 }\n" : "") + "\n";
}

std::string const coverage = R"([[outcome]]
id = "coverage"
measure = "coverage_change"
ages = "11-12"
day = 182
)";

/// Designs as lines before the tables; a file of its own for each test.
Trial trial_of(std::string const& design, std::string const& arms, std::string const& outcomes,
               std::string* faults = nullptr) {
  auto const path = std::filesystem::path(testing::TempDir()) /
                    ("designs_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".toml");
  std::ofstream(path) << design << head << arms << outcomes;
  Diagnostics diagnostics;
  auto const trial = load_trial(path.string(), diagnostics);
  std::filesystem::remove(path);
  for (auto const& fault : diagnostics.sorted()) {
    if (faults)
      *faults += to_string(fault) + "\n";
    else
      ADD_FAILURE() << to_string(fault);
  }
  return trial;
}

Reenactment lived(Trial const& trial, int replications = many) {
  ReenactOptions options;
  options.replications = replications;
  return reenact(trial, {}, options);
}

double standard_error(TrialFinding const& f) {
  return f.trial_sd / std::sqrt(static_cast<double>(f.effect.replications));
}

TEST(TrialContrast, OfTwoArmsIsTheDifferenceWithTheVariancesOfBoth) {
  // Clinics of equal size: the jackknife of a mean is its variance.
  std::vector<double> const a{.1, .3, .2, .4}, b{.2, .2, .5};
  ContrastTerm first{1, std::vector<ClinicShare>(7)}, second{-1, std::vector<ClinicShare>(7)};
  for (std::size_t i = 0; i < 4; ++i) first.clinics[i] = {10 * a[i], 10};
  for (std::size_t i = 0; i < 3; ++i) second.clinics[4 + i] = {10 * b[i], 10};
  auto const found = contrast_of({first, second}, {0, 0, 0, 0, 1, 1, 1});
  EXPECT_NEAR(found.value, .25 - .3, 1e-12);
  EXPECT_NEAR(found.variance, (.05 / 3) / 4 + (.06 / 2) / 3, 1e-12);
  EXPECT_EQ(found.freedom, 5u);
}

TEST(TrialContrast, ArmsThatShareTheirClinicsAreComparedWithinThem) {
  // Every clinic's two arms differ by .1 whatever the clinic: nothing is left to chance.
  ContrastTerm with{1, {}}, without{-1, {}};
  for (double level : {.1, .5, .3, .8}) {
    without.clinics.push_back({20 * level, 20});
    with.clinics.push_back({20 * (level + .1), 20});
  }
  auto const found = contrast_of({with, without}, {0, 0, 0, 0});
  EXPECT_NEAR(found.value, .1, 1e-12);
  EXPECT_NEAR(found.variance, 0, 1e-20);
  EXPECT_EQ(found.freedom, 3u);
}

TEST(TrialDesigns, PatientsAreRandomisedWithinClinics) {
  auto const arms = arm("control", "cohort = \"all\"\n", false, 12) + arm("calls", "cohort = \"all\"\n", true, 12);
  auto const effect = std::string("effect = [{ arm = \"calls\", direction = \"more\" }]\n");
  auto const trial = trial_of("randomised = \"patients\"\n", arms, coverage + effect);
  EXPECT_DOUBLE_EQ(trial.arms[0].share, 0.5);
  auto const r = lived(trial);
  auto const& f = r.findings.at(0);
  EXPECT_TRUE(f.inside);
  EXPECT_NEAR(f.trial_mean, f.effect.mean, 5 * standard_error(f));
  EXPECT_GT(f.covered, 0.8);  // of 60 at 95%: 3e-5
  // As many patients as when clinics are randomised, but nothing of what differs between clinics.
  auto const clusters =
      lived(trial_of("", arm("control", "", false) + arm("calls", "", true), coverage + effect));
  EXPECT_LT(f.trial_sd, clusters.findings.at(0).trial_sd);
}

TEST(TrialDesigns, AFactorIsTheMeanOfItsArmsLessTheOthers) {
  auto const arms = arm("control", "", false) + arm("a", "factors = [\"a\"]\n", true) +
                    arm("b", "factors = [\"b\"]\n", false) + arm("both", "factors = [\"a\", \"b\"]\n", true);
  auto const r = lived(trial_of("design = \"factorial\"\n", arms, coverage + R"(effect = [
  { arm = "a", direction = "more" }, { arm = "both", than = "b", direction = "more" }, { arm = "b", direction = "none", within = 1 }]
)"));
  // "a" names an arm first; the factor of that name is asked for apart.
  auto named = trial_of("design = \"factorial\"\n",
                        arm("control", "", false) + arm("one", "factors = [\"a\"]\n", true) +
                            arm("two", "factors = [\"b\"]\n", false) + arm("both", "factors = [\"a\", \"b\"]\n", true),
                        coverage + "effect = [{ arm = \"a\", direction = \"more\" }, { arm = \"b\", direction = \"none\", within = 0.5 }]\n");
  auto const factors = lived(named);
  EXPECT_TRUE(factors.findings.at(0).inside);
  EXPECT_TRUE(factors.findings.at(1).inside) << "factor b acts on nothing: " << factors.findings.at(1).effect.mean;
  for (auto const* study : {&r, &factors})
    for (auto const& f : study->findings) EXPECT_NEAR(f.trial_mean, f.effect.mean, 5 * standard_error(f)) << f.arm;
  EXPECT_EQ(r.findings.at(1).arm, "both than b");
  EXPECT_TRUE(r.findings.at(2).effect.always_zero);
}

TEST(TrialDesigns, ASteppedWedgeComparesWithinPeriods) {
  auto const arms = arm("first", "begin_day = 91\n", true) + arm("second", "begin_day = 182\n", true) +
                    arm("third", "begin_day = 273\n", true);
  auto const r = lived(trial_of("design = \"stepped_wedge\"\nperiod_days = 91\n", arms, R"([[outcome]]
id = "missed"
measure = "missed_opportunities"
day = 364
effect = [{ direction = "less" }]
)"));
  auto const& f = r.findings.at(0);
  EXPECT_EQ(f.arm, "exposed");
  EXPECT_TRUE(f.inside) << f.effect.mean;
  EXPECT_NEAR(f.trial_mean, f.effect.mean, 5 * standard_error(f));
}

TEST(TrialDesigns, BeforeAndAfterSeesTheTrendToo) {
  auto text = arm("programme", "begin_day = 91\n", true);
  auto const outcomes = R"([[outcome]]
id = "missed"
measure = "missed_opportunities"
before_days = [0, 91]
from_day = 182
day = 364
effect = [{ arm = "programme", direction = "less" }]

[[outcome]]
id = "coverage"
measure = "coverage_change"
ages = "11-12"
from_day = 91
day = 364
effect = [{ arm = "programme", direction = "more" }]
)";
  auto const trial = trial_of("design = \"pre_post\"\n", text, outcomes);
  auto const r = lived(trial);
  EXPECT_LT(r.findings.at(0).caused.high(), 0);
  EXPECT_GT(r.findings.at(1).caused.low(), 0);
  EXPECT_GT(r.findings.at(1).effect.low(), 2 * r.findings.at(1).caused.high()) << "coverage rises without help";
  // Without staff the programme does nothing, and before-and-after does not notice.
  auto idle = trial;
  for (auto& staff : idle.staff) staff.hours_per_week = 0;
  auto const nothing = lived(idle, 10);
  EXPECT_TRUE(nothing.findings.at(1).caused.always_zero);
  EXPECT_GT(nothing.findings.at(1).effect.low(), 0);
}

TEST(TrialDesigns, AnyMeasureRecordedByClinicCanBeAnOutcome) {
  auto const arms = arm("control", "", false) + arm("calls", "", true);
  std::string const outcome = R"([[outcome]]
id = "hours"
measure = "recorded"
id_of_measure = "clinic_hours"
day = 182
effect = [{ arm = "calls", direction = "more" }]
)";
  auto const r = lived(trial_of("", arms, outcome), 10);
  EXPECT_GT(r.findings.at(0).effect.mean, 2);  // hours of a clinic, not percentage points
  EXPECT_LT(r.findings.at(0).effect.mean, 200);
  auto wrong = outcome;
  wrong.replace(wrong.find("clinic_hours"), 12, "clinic_hour");
  EXPECT_THROW(lived(trial_of("", arms, wrong), 1), InputError);
}

TEST(TrialDesigns, FaultsNameTheirPlace) {
  std::string faults;
  trial_of("randomised = \"clinics\"\n", arm("control", "cohort = \"x\"\n", false) + arm("calls", "cohort = \"x\"\n", true, 4),
           coverage, &faults);
  EXPECT_THAT(faults, HasSubstr("arms of the cohort x share their clinics"));
  EXPECT_THAT(faults, HasSubstr("say randomised = \"patients\""));
  faults.clear();
  trial_of("design = \"stepped_wedge\"\n", arm("a", "", true), coverage, &faults);
  EXPECT_THAT(faults, HasSubstr("period_days"));
  faults.clear();
  trial_of("design = \"pre_post\"\n", arm("a", "begin_day = 91\n", true),
           "[[outcome]]\nid = \"m\"\nmeasure = \"missed_opportunities\"\nday = 182\nfrom_day = 182\n", &faults);
  EXPECT_THAT(faults, HasSubstr("before_days"));
  EXPECT_THAT(faults, HasSubstr("must lie before the day"));
}

}  // namespace
}  // namespace convene
