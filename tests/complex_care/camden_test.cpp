#include <gmock/gmock.h>

#include <cmath>
#include <cstdio>

#include "tests/complex_care/county.hpp"
#include "tests/complex_care/paired.hpp"

namespace convene {
namespace {

using namespace test;

/// The Camden trial (par.A5, par.B13): 800 people with two admissions in six months, by lot in care management for 120
/// days or not, where housing and behavioural health are short.
CountyShape camden(std::map<std::string, double> parameters = {}) {
  CountyShape shape{.clinics = 4, .people = 900, .managers = 0.5, .weeks = 182, .other_load = 1.1, .parameters = std::move(parameters)};
  shape.enrolment.allotment = Allotment::randomised;
  shape.enrolment.to_week = 104;
  shape.enrolment.people = 800;
  return shape;
}

struct Trial {
  double control[half_years] = {}, treated[half_years] = {};   ///< admitted in a half-year, share
  double per_year = 0;              ///< treated less control: admissions a person in the first year
  double follow_up[cohort_arms] = {};
  bool covers_zero = false;
};

Trial run(ComplexCareCourse const& course, ComplexConditions const& conditions = {}) {
  auto const n = live(course, conditions).end();
  Trial trial;
  auto const part = [](auto a, auto b) { return static_cast<double>(a) / static_cast<double>(b); };
  for (std::size_t h = 0; h < half_years; ++h) {
    trial.control[h] = part(n.cohort_readmitted[control_arm][h], n.cohort_due[control_arm][h]);
    trial.treated[h] = part(n.cohort_readmitted[treated_arm][h], n.cohort_due[treated_arm][h]);
    if (h < 2) trial.per_year += part(n.cohort_admissions[treated_arm][h], n.cohort_due[treated_arm][h]) - part(n.cohort_admissions[control_arm][h], n.cohort_due[control_arm][h]);
  }
  for (auto arm : {control_arm, treated_arm}) trial.follow_up[arm] = part(n.cohort_followed[arm], n.cohort[arm]);
  double const a = trial.control[0], b = trial.treated[0];
  double const error = std::sqrt(a * (1 - a) / static_cast<double>(n.cohort_due[control_arm][0]) + b * (1 - b) / static_cast<double>(n.cohort_due[treated_arm][0]));
  trial.covers_zero = std::abs(b - a) <= 1.96 * error;
  return trial;
}

std::vector<Trial> runs(CountyShape const& shape, int count, ComplexConditions const& conditions = {}) {
  std::vector<Trial> all;
  auto const inputs = county(shape);
  for (int r = 0; r < count; ++r) all.push_back(run(ComplexCareCourse{inputs, Draws{40, static_cast<std::uint64_t>(r)}, serial_for}, conditions));
  return all;
}

Paired over(std::vector<Trial> const& trials, std::function<double(Trial const&)> const& value) {
  std::vector<double> values;
  for (auto const& t : trials) values.push_back(value(t));
  return paired(values);
}

class Camden : public testing::Test {
 protected:
  static std::vector<Trial> const& trials() {
    static auto const all = runs(camden(), 100);
    return all;
  }
};

TEST_F(Camden, ControlsAreReadmittedAsPublishedAndFallFurther) {
  double const first = over(trials(), [](auto& t) { return t.control[0]; }).mean;
  EXPECT_GT(first, 0.57);
  EXPECT_LT(first, 0.67);
  // t of 99 degrees: 3.39 is passed by chance once in 2,000.
  auto const second = over(trials(), [](auto& t) { return t.control[0] - t.control[1]; }), third = over(trials(), [](auto& t) { return t.control[1] - t.control[2]; });
  EXPECT_GT(second.t, 3.39);
  EXPECT_GT(third.t, 3.39);
  EXPECT_GT(second.mean, third.mean);
  std::printf("controls admitted: %.1f%%, %.1f%%, %.1f%% in three half-years\n", 100 * first, 100 * (first - second.mean), 100 * (first - second.mean - third.mean));
}

// Pattern 2: everybody had an admission in the half-year before; both arms fall alike.
TEST_F(Camden, Pattern2BothArmsFallAndDoNotDiffer) {
  for (auto arm : {&Trial::control, &Trial::treated}) EXPECT_LT(over(trials(), [&](auto& t) { return (t.*arm)[0]; }).mean, 1 - 0.33);
  auto const difference = over(trials(), [](auto& t) { return t.treated[0] - t.control[0]; });
  EXPECT_GT(difference.mean, -0.0597);  // the published interval
  EXPECT_LT(difference.mean, 0.0761);
  int covered = 0;
  for (auto const& t : trials()) covered += t.covers_zero;
  std::printf("difference %.2f points; %d of %zu trials of 800 cover zero\n", 100 * difference.mean, covered, trials().size());
  // If 90% covered zero, fewer than 82 of 100 would once in 200.
  EXPECT_GE(covered, 82);
}

TEST_F(Camden, FollowUpVisitsRiseAsPublished) {
  auto const rise = over(trials(), [](auto& t) { return t.follow_up[treated_arm] - t.follow_up[control_arm]; });
  double const control = over(trials(), [](auto& t) { return t.follow_up[control_arm]; }).mean;
  std::printf("followed up within 14 days: %.1f%%, and %.1f points more\n", 100 * control, 100 * rise.mean);
  EXPECT_NEAR(control, 0.27, 0.03);
  EXPECT_NEAR(rise.mean, 0.15, 0.03);
}

// Without the drift there is nothing to regress from: what people are, they stay.
TEST_F(Camden, Pattern2FailsWithoutDrift) {
  auto const still = runs(camden({{"complex_care.use.drifting_variance", 0}}), 20);
  EXPECT_LT(over(still, [](auto& t) { return t.control[0] - t.control[1]; }).mean, 0.025);
  EXPECT_GT(over(trials(), [](auto& t) { return t.control[0] - t.control[1]; }).mean, 0.07);
}

// The null comes from short supply and care short of the threshold: a programme with services at hand, most people in it
// and primary care on board lowers admissions by as much as CareMore's trial found (par.A5: -0.32 a person and year, -0.54 to -0.11). The programme is made up, not fitted.
TEST(CareMoreLike, AStrongerProgrammeLowersAdmissions) {
  auto shape = camden({{"complex_care.programme.engaged", 0.9}, {"complex_care.programme.coordination", 0.75}, {"complex_care.programme.days", 365}});
  shape.other_load = 0.2;
  shape.supply = 2;
  shape.managers = 2;
  auto const trials = runs(shape, 25, {.primary_care = 1});
  auto const change = over(trials, [](auto& t) { return t.per_year; });
  std::printf("admissions a person and year: %+.2f\n", change.mean);
  EXPECT_LT(change.t, -3.4);  // 24 degrees: about once in 1,000
  EXPECT_GT(change.mean, -0.54);
  EXPECT_LT(change.mean, -0.11);
}

/// Treated less control, readmitted, in a programme in which nobody takes part, so that it does nothing.
Paired useless(Allotment allotment, double picks_ill) {
  auto shape = camden({{"complex_care.programme.engaged", 0}, {"complex_care.programme.picks_ill", picks_ill}});
  shape.enrolment.allotment = allotment;
  shape.managers = 4;
  return over(runs(shape, 20), [](auto& t) { return t.treated[0] - t.control[0]; });
}

// Those whom a team chooses differ from the others before it has done anything. 19 degrees: 3.58 once in 1,000.
TEST(Observational, AComparisonWithoutALotteryIsBiased) {
  EXPECT_GT(useless(Allotment::observational, 1).t, 3.58);
  EXPECT_LT(std::abs(useless(Allotment::observational, 0).t), 3.58);
  EXPECT_LT(std::abs(useless(Allotment::randomised, 1).t), 3.58);
}

}  // namespace
}  // namespace convene
