// Effects as ratios and per cent. Seeds are fixed; false alarms are those of another seed.
#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "engine/experiments/estimate.hpp"
#include "engine/experiments/trials/contrast.hpp"
#include "engine/experiments/trials/reenact.hpp"
#include "engine/random/counts.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"

namespace convene {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr Decision level{"test.level"}, counted{"test.counted"};

/// Hospitals with `events` each on average at 1,000 days, the arm's a multiple of it; they differ by 0.4 on the log scale.
ContrastTerm arm_of(Draws const& draws, double weight, std::size_t first, std::size_t last, std::size_t all, double events) {
  ContrastTerm term{weight, std::vector<ClinicShare>(all)};
  for (auto c = first; c < last; ++c) {
    double const own = std::exp(normal(draws.uniform(level, c), -0.08, 0.4));
    term.clinics[c] = {static_cast<double>(poisson(draws.uniform(counted, c), events * own)), 1000};
  }
  return term;
}

TEST(TrialRatio, IsThatOfTheSumsAndItsVarianceHasNoUnit) {
  ContrastTerm a{1, {{4, 100}, {8, 300}, {0, 0}, {0, 0}}}, b{-1, {{0, 0}, {0, 0}, {5, 50}, {15, 150}}};
  auto const found = contrast_of({a, b}, {0, 0, 1, 1}, ContrastScale::log_ratio);
  EXPECT_NEAR(found.value, std::log(12.0 / 400 / 0.1), 1e-12);
  // b's two hospitals have one rate: all variance is a's, whose rate is 0.04 without the second, 8 / 300 without the first.
  double const without[] = {std::log(8.0 / 300 / 0.03), std::log(0.04 / 0.03)};
  EXPECT_NEAR(found.variance, 0.5 * (without[0] * without[0] + without[1] * without[1]), 1e-12);
  for (auto& clinic : a.clinics) clinic.of /= 1000;
  auto const scaled = contrast_of({a, b}, {0, 0, 1, 1}, ContrastScale::log_ratio);
  EXPECT_NEAR(scaled.value - found.value, std::log(1000), 1e-12);
  EXPECT_NEAR(scaled.variance, found.variance, 1e-12);
}

// 1,000 trials: of intervals that cover with chance 0.95, a share outside 0.90 to 0.98 has chance 2e-5. The jackknife on few
// hospitals covers somewhat less, and stays within.
TEST(TrialRatio, AKnownRatioIsRecoveredAndIntervalsOfTrialSizeCoverIt) {
  constexpr int trials = 1000;
  double const truth = std::log(0.7);
  for (std::size_t arm : {10u, 30u}) {
    int covering = 0;
    double sum = 0, squares = 0;
    for (int r = 0; r < trials; ++r) {
      Draws const draws{5, static_cast<std::uint64_t>(r)};
      std::vector<std::size_t> strata(2 * arm, 0);
      std::fill(strata.begin() + static_cast<std::ptrdiff_t>(arm), strata.end(), 1);
      auto const found = contrast_of({arm_of(draws, 1, 0, arm, 2 * arm, 14), arm_of(draws, -1, arm, 2 * arm, 2 * arm, 20)}, strata, ContrastScale::log_ratio);
      covering += std::fabs(found.value - truth) <= student_factor(0.95, found.freedom + 1) * std::sqrt(found.variance);
      sum += found.value, squares += found.value * found.value;
    }
    double const mean = sum / trials, sd = std::sqrt(squares / trials - mean * mean);
    EXPECT_NEAR(mean, truth, 5 * sd / std::sqrt(trials) + 0.01) << arm;  // the log of a ratio is off by 1 / (2n) of its variance
    EXPECT_GT(covering, 0.90 * trials) << arm;
    EXPECT_LT(covering, 0.98 * trials) << arm;
  }
}

std::string const file = R"(title = "A trial"
study = "made.up"
setting = "vaccination"
start = 2020-01-06
seed = 7
population = { patients_9_18 = 400, coverage_1_dose = 0.3 }
context = { coverage_band = 1 }
staff = { people = 3, hours_per_week = 30 }
arm = [{ id = "control", clinics = 6 },
       { id = "coached", clinics = 6, levers.coaching = { mode = "announcement", session_hours = 2.0 } }]
[[outcome]]
id = "coverage"
measure = "coverage_change"
ages = "11-12"
day = 182
effect = [
)";

Trial trial_of(std::string const& effects, std::string* faults = nullptr, std::string const& design = "") {
  auto const path = std::filesystem::path(testing::TempDir()) /
                    ("relative_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".toml");
  std::ofstream(path) << design << file << effects << "\n]\n";
  Diagnostics diagnostics;
  auto const trial = load_trial(path.string(), diagnostics);
  std::filesystem::remove(path);
  std::string all;
  for (auto const& fault : diagnostics.sorted()) all += to_string(fault).substr(to_string(fault).find(".toml")) + "\n";
  if (faults)
    *faults = all;
  else
    EXPECT_THAT(all, IsEmpty());
  return trial;
}

TEST(TrialRatio, IsStoredAsALogarithmAndToldAsGiven) {
  auto const effects = trial_of(R"({ arm = "coached", percent = 25, low = -20, high = 60 },
  { arm = "coached", ratio = 0.57, low = 0.50, high = 0.65 }, { arm = "coached", direction = "more", percent = 19.5 },
  { arm = "coached", direction = "none", within_percent = 10 }, { arm = "coached", direction = "less" },
  { arm = "coached", direction = "less", unit = "ratio" })").outcomes.at(0).effects;
  EXPECT_NEAR(effects[0].value, std::log(1.25), 1e-12);
  EXPECT_NEAR(effects[0].low, -effects[0].value, 1e-12);
  EXPECT_TRUE(effects[0].null);
  EXPECT_NEAR(effects[0].told(effects[0].low), -20, 1e-9);
  EXPECT_NEAR(effects[1].told(effects[1].high), 0.65, 1e-12);
  EXPECT_FALSE(effects[1].null);
  EXPECT_EQ(effects[2].sign, 1);
  EXPECT_NEAR(effects[2].told(effects[2].value), 19.5, 1e-9);
  EXPECT_DOUBLE_EQ(effects[3].low, -effects[3].high);
  EXPECT_NEAR(effects[3].told(effects[3].high), 10, 1e-9);
  EXPECT_FALSE(effects[4].relative());
  EXPECT_EQ(effects[5].unit, EffectUnit::ratio);
}

TEST(TrialRatio, EachKindOfFaultHasItsMessage) {
  std::string faults;
  trial_of(R"({ arm = "coached", ratio = 0, low = 0.5, high = 0.7 },
  { arm = "coached", percent = -100, low = -120, high = 3 },
  { arm = "coached", percent = 5, points = 1, low = 0, high = 2 },
  { arm = "coached", ratio = 0.8, low = 0.9, high = 1.2 },
  { arm = "coached", direction = "none", within = 1, within_percent = 10 },
  { arm = "coached" })", &faults);
  EXPECT_THAT(faults, HasSubstr("17:28: effect.ratio = 0 (must be in"));
  EXPECT_THAT(faults, HasSubstr("18:32: effect.percent = -100 (must be in"));
  EXPECT_THAT(faults, HasSubstr("18:44: effect.low = -120 (must be in"));
  EXPECT_THAT(faults, HasSubstr("19:32: effect.percent = 5 (one effect has one size, and it has points already) keep one of them"));
  EXPECT_THAT(faults, HasSubstr("20:30: effect.ratio = 0.8 (must lie in its interval, 0.9 to 1.2)"));
  EXPECT_THAT(faults, HasSubstr("21:51: effect.within = 1 (nothing is within per cent and points at once) keep one of them"));
  EXPECT_THAT(faults, HasSubstr("22:3: effect.points: missing"));
}

TEST(TrialRatio, OfAChangeBeforeAndAfterIsRefused) {
  std::string faults;
  trial_of(R"({ arm = "coached", percent = 5, low = 0, high = 9 }, { arm = "coached", than = "control", percent = 5, low = 0, high = 9 })", &faults,
           "design = \"pre_post\"\n");
  EXPECT_THAT(faults, HasSubstr("18:1: effect: percent of a change before and after (there is no change before to compare it with)"));
  EXPECT_EQ(std::count(faults.begin(), faults.end(), '\n'), 1) << faults;
}

TEST(TrialRatio, AndPointsAreTwoWordsForOneTrial) {
  auto const trial = trial_of(R"({ arm = "coached", percent = 25, low = -20, high = 60 }, { arm = "coached", points = 2, low = 0, high = 5 })");
  ReenactOptions options;
  options.replications = 40;
  auto const r = reenact(trial, {}, options);
  auto const &ratio = r.findings.at(0), &points = r.findings.at(1);
  EXPECT_GT(ratio.effect.low(), 0);
  double const told = 1 + ratio.published.told(ratio.effect.mean) / 100;
  // The mean of logarithms on few patients is not that of differences, and the control arm is other clinics.
  EXPECT_NEAR(told, (points.control + points.effect.mean) / points.control, 0.15 * told);
  EXPECT_GT(ratio.covered, 0.8);  // of 40 at 95%: 3e-4
  EXPECT_NEAR(ratio.trial_mean, ratio.effect.mean, 5 * ratio.trial_sd / std::sqrt(40.0));

  auto idle = trial;
  for (auto& staff : idle.staff) staff.hours_per_week = 0;
  options.replications = 5;
  for (auto const& f : reenact(idle, {}, options).findings) EXPECT_TRUE(f.effect.always_zero);
}

}  // namespace
}  // namespace convene
