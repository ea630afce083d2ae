// Trials in hospitals, and what support costs. Seeds are fixed; false alarms are those of another seed.
#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "engine/assembly/validate.hpp"
#include "engine/experiments/trials/misfit.hpp"
#include "engine/experiments/trials/reenact.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string const head = R"(title = "A trial"
study = "made.up"
setting = "hospital_safety"
start = 2020-01-06
seed = 7
population = { beds = 200, size_spread = 0.3, icu_share = 0.2, discharges = 300, readmission_percent = 15, compliance = 0.5, compliance_spread = 0, rates = { clabsi_icu = 4, clabsi_other = 2 } }
context = { harm_trend = 0, project_weeks = 52 }
staff = { people = 10, hours_per_week = 30, topics = ["clabsi", "readmissions"] }
arm = [{ id = "control", hospitals = 20 },
       { id = "coached", hospitals = 20, levers.coaching = { sessions = 26, interval_weeks = 2 } }]
)";

std::string outcome(std::string const& id, std::string const& what, std::string const& effect) {
  return "[[outcome]]\nid = \"" + id + "\"\n" + what + "\nday = 364\neffect = [{ arm = \"coached\", " + effect + " }]\n";
}

std::string const harm = "measure = \"harm_rate\"\nharm = \"clabsi\"\nfrom_day = 182";

Trial trial_of(std::string const& text, std::string* faults = nullptr) {
  auto const path = std::filesystem::path(testing::TempDir()) /
                    ("hospital_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".toml");
  std::ofstream(path) << text;
  Diagnostics diagnostics;
  auto const trial = load_trial(path.string(), diagnostics);
  validate(scenario_of(trial, {}), diagnostics);
  std::filesystem::remove(path);
  std::string all;
  for (auto const& fault : diagnostics.sorted()) all += to_string(fault).substr(to_string(fault).find(".toml:") + 6) + "\n";
  if (faults)
    *faults = all;
  else
    EXPECT_THAT(all, IsEmpty());
  return trial;
}

Reenactment lived(Trial const& trial, int replications, TrialParameters const& parameters = {}) {
  ReenactOptions options;
  options.replications = replications;
  return reenact(trial, parameters, options);
}

TEST(HospitalTrial, WithoutStaffHoursNothingChanges) {
  auto trial = trial_of(head + outcome("harm", harm, "percent = 0, low = -1, high = 1") +
                        outcome("readmission", "measure = \"readmission\"", "ratio = 1, low = 0.9, high = 1.1") +
                        outcome("rate", "measure = \"recorded\"\nid_of_measure = \"falls\"\nper = \"patient_days\"\ntimes = 1000", "points = 0, low = -1, high = 1") +
                        outcome("cost", "measure = \"cost\"", "points = 0, low = 0, high = 1"));
  auto const acting = lived(trial, 4);
  EXPECT_FALSE(acting.findings[0].effect.always_zero);
  EXPECT_LT(acting.findings[1].effect.mean, 0);
  EXPECT_GT(acting.findings[3].effect.mean, 100);
  for (auto& staff : trial.staff) staff.hours_per_week = 0;
  for (auto const& f : lived(trial, 4).findings) EXPECT_TRUE(f.effect.always_zero) << f.outcome << ": " << f.effect.mean;
}

// Every coached hospital keeps all elements, which halves the rate; nothing else is let happen.
TEST(HospitalTrial, AKnownRateRatioIsRecovered) {
  TrialParameters sure;
  for (auto const& [path, value] : std::map<std::string, double>{
           {"hospital.theta", 5}, {"hospital.element_spread", 0}, {"hospital.element_kept", 0.8}, {"hospital.clabsi.removed", 0},
           {"hospital.clabsi.ratio_one", 0.5}, {"hospital.clabsi.ratio_all", 0.5}, {"world.hospital.compliance_topic_sd", 0},
           {"engagement.drop_out", 0.002}, {"turnover.fidelity_lost", 0}, {"improvement.own_dose", 0}, {"improvement.cycles_at_most", 0.5}})
    sure[path] = {value, {}};
  constexpr int many = 100;
  auto const r = lived(trial_of(head + outcome("harm", harm, "ratio = 0.5, low = 0.45, high = 0.55")), many, sure);
  auto const& f = r.findings.at(0);
  EXPECT_NEAR(f.published.told(f.effect.mean), 0.5, 0.02);
  EXPECT_TRUE(f.inside);
  EXPECT_EQ(f.without_ratio, 0);
  EXPECT_NEAR(f.trial_mean, f.effect.mean, 5 * f.trial_sd / std::sqrt(many));  // false alarm 6e-7
  EXPECT_GE(f.covered, 0.88);  // of 100 at 95%: 88 or fewer has chance 4e-3, 87 or fewer 1e-3
  EXPECT_LE(f.covered, 1.0);
}

TEST(HospitalTrial, UnitsAddUpAndStartAsPublished) {
  auto const unit = [](char const* where) { return std::string("measure = \"harm_rate\"\nharm = \"clabsi\"\nunit = \"") + where + '"'; };
  auto const trial = trial_of(head + outcome("icu", unit("intensive_care"), "direction = \"less\"") + outcome("other", unit("other"), "direction = \"less\"") +
                              outcome("all", unit("all"), "direction = \"less\"") +
                              outcome("rate", "measure = \"recorded\"\nid_of_measure = \"clabsi\"\nper = \"line_days\"\ntimes = 1000", "direction = \"less\"") +
                              outcome("readmission", "measure = \"readmission\"", "direction = \"less\""));
  auto const r = lived(trial, 40);
  auto const control = [&](std::size_t i) { return r.findings.at(i).control; };
  // 20 hospitals whose rates differ by 0.4 on the log scale, 40 times, with some 80 infections a hospital-year: 2%.
  EXPECT_NEAR(control(0), 4, 5 * 0.02 * 4);
  EXPECT_NEAR(control(1), 2, 5 * 0.02 * 2);
  EXPECT_GT(control(2), control(1));
  EXPECT_LT(control(2), control(0));
  EXPECT_NEAR(control(3), control(2), 1e-9) << "the same rate by two ways";
  EXPECT_EQ(r.findings[3].effect.mean, r.findings[2].effect.mean);
  EXPECT_NEAR(control(4), 15, 0.5);
}

TEST(HospitalTrial, MoneyIsThatOfTheArmsStaff) {
  auto text = head;
  auto const at = text.find("sessions = 26, interval_weeks = 2");
  text.replace(at, 33, "sessions = 3, interval_weeks = 17");  // one in the first week, another in the eighteenth, a third
  auto const few = lived(trial_of(text + outcome("cost", "measure = \"cost\"", "direction = \"more\"")), 4);
  auto const many = lived(trial_of(head + outcome("cost", "measure = \"cost\"", "direction = \"more\"")), 4);
  EXPECT_GT(few.findings[0].effect.mean, 3 * 60 * 1.5) << "three sessions with their preparation at $60 an hour";
  EXPECT_GT(many.findings[0].effect.mean, 5 * few.findings[0].effect.mean);
  EXPECT_TRUE(std::isnan(few.findings[0].covered)) << "an arm's money has no interval of its own";
  for (auto const& misfit : misfits(few)) EXPECT_NE(misfit.kind, MisfitKind::coverage);
}

TEST(HospitalTrial, AnArmWithoutAnEventHasNoRatioAndIsCounted) {
  auto rare = head;
  rare.replace(rare.find("beds = 200"), 10, "beds = 1");
  auto const r = lived(trial_of(rare + outcome("harm", harm + "\nunit = \"intensive_care\"", "ratio = 1, low = 0.5, high = 2")), 20);
  EXPECT_GT(r.findings[0].without_ratio, 0);
  EXPECT_TRUE(std::isfinite(r.findings[0].effect.mean) || r.findings[0].without_ratio == 20);
}

TEST(HospitalTrial, EachKindOfFaultHasItsMessage) {
  std::string faults;
  trial_of(R"(title = "A trial"
study = "made.up"
setting = "hospital_safety"
start = 2020-01-06
randomised = "patients"
[population]
patients_9_18 = 100
readmission_percent = 15
compliance = 3
rates = { clabsi = 2, cauti_icu = 400 }
[context]
visit_scale = 1
[staff]
people = 2
hours_per_week = 20
topics = ["hpv"]
[[arm]]
id = "control"
clinics = 4
[[arm]]
id = "coached"
hospitals = 4
levers.coaching = { mode = "announcement" }
[[outcome]]
id = "a"
measure = "coverage_change"
day = 100
[[outcome]]
id = "b"
measure = "harm_rate"
harm = "readmissions"
unit = "ward"
baseline_percent = 3
day = 100
[[outcome]]
id = "c"
measure = "cost"
day = 100
effect = [{ arm = "coached", ratio = 2, low = 1, high = 3 }]
)", &faults);
  for (auto const* part : {"5:14: randomised = \"patients\" (a hospital's care changes for all its patients)", "6:1: beds: missing",
                           "7:1: patients_9_18: unknown key", "8:23: readmission_percent = 15 (a published rate rests on discharges)",
                           "parameters.\"world.hospital.compliance\" = 3", "rates.clabsi: unknown key", "parameters.\"hospital.cauti.rate_icu\" = 400",
                           "visit_scale: unknown key", "16:1: topics = \"hpv\"", "hospitals: missing", "clinics: unknown key", "levers.coaching.mode",
                           "measure = \"coverage_change\"", "harm = \"readmissions\"", "unit = \"ward\"", "baseline_percent: unknown key",
                           "effect: ratio of money (nothing is spent without support)"})
    EXPECT_THAT(faults, HasSubstr(part));
  auto const rate = trial_of(head + outcome("x", "measure = \"recorded\"\nid_of_measure = \"clabs\"\nper = \"compliance\"", "direction = \"less\""));
  Diagnostics told;
  check_outcomes(rate, told);
  ASSERT_EQ(told.sorted().size(), 2u);
  EXPECT_THAT(to_string(told.sorted()[0]), HasSubstr(".toml:14:17: outcome x: measure 'clabs' (none of this name is recorded by clinic) did you mean 'clabsi'?"));
  EXPECT_THAT(to_string(told.sorted()[1]), HasSubstr(".toml:15:7: outcome x: measure 'compliance' (a rate is of two counts, and this is no count of a week)"));
  EXPECT_THROW(lived(rate, 1), InputError);
}

}  // namespace
}  // namespace convene
