// The published trials, re-enacted. Seeds are fixed, so no test fails by chance; under other seeds, false
// alarms:
//  - a mean effect outside its interval: none to speak of (it lies at least 10 of its standard errors
//  inside);
//  - coverage: the number of covering intervals among 400 is held against the limits that a binomial with
//  chance 0.95
//    keeps in 99.999% of studies (0.90 to 0.99). Jackknife intervals of 20 to 61 clinics really cover in 93
//    to 95% of 20,000, for which a check alarms falsely once in 100 at worst. True coverage of 0.87 is found
//    out in 97 of 100.
#include "engine/experiments/trials/reenact.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/binomial.hpp>

namespace convene {
namespace {

constexpr int many = 400;  // replications

Trial published(std::string const& name) {
  Diagnostics diagnostics;
  auto const trial = load_trial(CONVENE_SOURCE "/scenarios/trials/" + name + ".toml", diagnostics);
  for (auto const& fault : diagnostics.sorted()) ADD_FAILURE() << to_string(fault);
  return trial;
}

TrialParameters the_parameters() {
  Diagnostics diagnostics;
  auto const parameters =
      load_trial_parameters(CONVENE_SOURCE "/scenarios/trials/parameters.toml", diagnostics);
  EXPECT_TRUE(diagnostics.ok());
  return parameters;
}

Reenactment lived(Trial const& trial, TrialParameters const& parameters, int replications, int threads = 2) {
  ReenactOptions options;
  options.replications = replications;
  options.threads = threads;
  return reenact(trial, parameters, options);
}

TrialFinding const& found(Reenactment const& r, std::string const& outcome, std::string const& arm) {
  for (auto const& f : r.findings)
    if (f.outcome == outcome && f.arm == arm) return f;
  throw std::runtime_error("no finding of " + outcome + ", " + arm);
}

void expect_published_effects(Reenactment const& r) {
  boost::math::binomial const covering{many, 0.95};
  auto const least = boost::math::quantile(covering, 5e-6) / many;
  auto const most = boost::math::quantile(boost::math::complement(covering, 5e-6)) / many;
  ASSERT_EQ(r.findings.size(), 6u);
  for (auto const& f : r.findings) {
    SCOPED_TRACE(f.outcome + ", " + f.arm);
    EXPECT_EQ(f.effect.replications, static_cast<std::size_t>(many));
    EXPECT_GE(f.effect.low(), f.published.low);
    EXPECT_LE(f.effect.high(), f.published.high);
    EXPECT_TRUE(f.inside);
    EXPECT_GE(f.covered, least);
    EXPECT_LE(f.covered, most);
    // Clinics are allotted anew in each replication, so that trials are right on average: 5 standard errors.
    EXPECT_NEAR(f.trial_mean, f.effect.mean, 5 * f.trial_sd / std::sqrt(many));
    if (f.published.null) {
      // A model's trial of this size finds nothing most of the time, as the published one did.
      EXPECT_GT(f.covered_zero, 0.8);
    }
  }
}

TEST(Trials, Gilkey2014) {
  auto const r = lived(published("gilkey_2014"), the_parameters(), many);
  expect_published_effects(r);
  for (auto const* arm : {"in_person", "webinar"}) {
    auto const& early = found(r, "girls_11_12_at_5_months", arm).effect;
    auto const& late = found(r, "girls_11_12_at_12_months", arm).effect;
    EXPECT_GT(early.low(), 0.3);
    EXPECT_LT(late.mean, early.mean);
    EXPECT_LT(late.high(), 1.2);
    EXPECT_LT(found(r, "girls_13_18_at_5_months", arm).effect.high(), 0.1) << "older girls are not reached";
  }
}

TEST(Trials, Brewer2017) {
  auto const r = lived(published("brewer_2017"), the_parameters(), many);
  expect_published_effects(r);
  for (auto const* outcome : {"ages_11_12_at_3_months", "ages_11_12_at_6_months"})
    EXPECT_GT(found(r, outcome, "announcement").effect.low(),
              found(r, outcome, "conversation").effect.high());
}

/// Hours of a session and of the coaches, [0, 168] a week, in every active arm.
Trial with_hours(Trial trial, double session, double coach) {
  for (auto& arm : trial.arms)
    for (auto& lever : arm.levers) lever.settings["session_hours"] = {session, {}};
  for (auto& staff : trial.staff) staff.hours_per_week = coach;
  return trial;
}

class EachTrial : public testing::TestWithParam<char const*> {};
INSTANTIATE_TEST_SUITE_P(Published, EachTrial, testing::Values("gilkey_2014", "brewer_2017"),
                         [](auto const& which) { return std::string(which.param); });

void expect_nothing(Trial const& trial, TrialParameters const& parameters) {
  auto const r = lived(trial, parameters, 20);
  ASSERT_FALSE(r.findings.empty());
  for (auto const& f : r.findings)
    EXPECT_TRUE(f.effect.always_zero) << f.outcome << ", " << f.arm << ": " << f.effect.mean;
}

TEST_P(EachTrial, SessionsOfNoLengthChangeNothingInAnyReplication) {
  expect_nothing(with_hours(published(GetParam()), 0, 24), the_parameters());
}

TEST_P(EachTrial, CoachesWithoutHoursChangeNothingInAnyReplication) {
  expect_nothing(with_hours(published(GetParam()), 1, 0), the_parameters());
}

TEST_P(EachTrial, TheBitsDoNotDependOnThreads) {
  auto const trial = published(GetParam());
  auto const one = lived(trial, the_parameters(), 12, 1), two = lived(trial, the_parameters(), 12, 2);
  ASSERT_EQ(one.findings.size(), two.findings.size());
  for (std::size_t i = 0; i < one.findings.size(); ++i) {
    auto const &a = one.findings[i], &b = two.findings[i];
    EXPECT_NE(a.effect.mean, 0);
    EXPECT_EQ(a.effect.mean, b.effect.mean);
    EXPECT_EQ(a.effect.half_width, b.effect.half_width);
    EXPECT_EQ(a.trial_mean, b.trial_mean);
    EXPECT_EQ(a.trial_sd, b.trial_sd);
    EXPECT_EQ(a.covered, b.covered);
    EXPECT_EQ(a.control, b.control);
    EXPECT_EQ(a.baseline, b.baseline);
  }
}

TEST_P(EachTrial, ArmsKeepTheirNumbersOfClinicsAndAllTogetherTheirCoverage) {
  auto const trial = published(GetParam());
  auto const scenario = scenario_of(trial, the_parameters(), 3);
  int moved = 0;
  for (int k = 0; k < 3; ++k)
    for (auto const& arm : trial.arms) {
      int clinics = 0;
      for (auto const& row : scenario.clinics) clinics += row.extra.at("arm_" + std::to_string(k)) == arm.id;
      EXPECT_EQ(clinics, arm.clinics) << arm.id;
    }
  double patients = 0, covered = 0;
  for (auto const& row : scenario.clinics) {
    moved += row.extra.at("arm_0") != row.extra.at("arm_1");
    patients += row.patients;
    covered += row.patients * row.coverage_1_dose.value();
  }
  EXPECT_GT(moved, 0);
  EXPECT_NEAR(covered / patients, trial.coverage, 1e-3);
  EXPECT_NEAR(patients / static_cast<double>(scenario.clinics.size()), trial.patients, 2);
}

}  // namespace
}  // namespace convene
