#include <gmock/gmock.h>

#include <cmath>
#include <string>
#include <vector>

#include "engine/core/diagnostics.hpp"
#include "engine/experiments/decision/icer.hpp"
#include "engine/experiments/decision/net_benefit.hpp"
#include "engine/experiments/decision/robustness.hpp"
#include "tests/experiments_methods/draws_of.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Matrix row(std::vector<double> values) {
  return Matrix(1, values.size(), values);
}

TEST(IncrementalSteps, OfHivScreening) {
  std::vector<double> years;
  for (double const months : {277.25, 277.57, 277.78, 277.83, 277.76}) years.push_back(months / 12);
  std::vector<double> const costs{26000, 27000, 28020, 28440, 29440};
  auto const steps = incremental_steps(row(costs), row(years));
  ASSERT_EQ(steps.size(), 3u);
  EXPECT_NEAR(steps[0].ratio.value, 37500, 1e-6);
  EXPECT_NEAR(steps[1].ratio.value, 58285.714286, 1e-6);
  EXPECT_NEAR(steps[2].ratio.value, 100800, 1e-6);
  EXPECT_EQ(frontier(costs, years)[4].standing, Standing::dominated);
}

TEST(IncrementalSteps, OfTheHercExample) {  // E D C B A UC
  std::vector<double> const costs{55000, 35000, 25000, 10000, 12000, 5000}, effects{5, 4, 3, 2, 1.5, 1};
  auto const steps = incremental_steps(row(costs), row(effects));
  ASSERT_EQ(steps.size(), 3u);
  EXPECT_EQ(steps[0].against, 5u);
  EXPECT_EQ(steps[0].ratio.value, 5000);
  EXPECT_EQ(steps[1].ratio.value, 12500);
  EXPECT_EQ(steps[2].ratio.value, 20000);
  EXPECT_EQ(steps[2].strategy, 0u);
  auto const points = frontier(costs, effects);
  EXPECT_EQ(points[2].standing, Standing::extendedly_dominated);
  EXPECT_EQ(points[4].standing, Standing::dominated);
}

TEST(IncrementalSteps, EqualEffectsLeaveOneStrategy) {
  std::vector<double> const costs{163771.0, 164848.7, 163765.1}, effects{6.48273, 6.52861, 6.52861};
  EXPECT_TRUE(incremental_steps(row(costs), row(effects)).empty());
  auto const points = frontier(costs, effects);
  EXPECT_EQ(points[0].standing, Standing::dominated);
  EXPECT_EQ(points[1].standing, Standing::dominated);
  EXPECT_EQ(points[2].standing, Standing::efficient);
}

TEST(IncrementalSteps, HaveFiellersInterval) {
  Matrix costs(30, 2), effects(30, 2), vague(30, 2);
  for (std::size_t r = 0; r < 30; ++r) {
    costs(r, 1) = 1000 + 100 * methods::noise(1, 0, r);
    effects(r, 1) = 10 + methods::noise(1, 1, r);
    vague(r, 1) = .2 + 5 * methods::noise(1, 2, r);
  }
  auto const clear = incremental_steps(costs, effects);
  ASSERT_EQ(clear.size(), 1u);
  EXPECT_EQ(clear[0].ratio.kind, RatioKind::bounded);
  EXPECT_LT(clear[0].ratio.low, 100);
  EXPECT_GT(clear[0].ratio.high, 100);
  auto const open = incremental_steps(costs, vague);
  for (auto const& step : open) EXPECT_NE(step.ratio.kind, RatioKind::bounded);
  EXPECT_THROW(incremental_steps(costs, Matrix(30, 3)), InputError);
  EXPECT_THROW(incremental_steps(Matrix(30, 2, no_value), effects), InputError);
}

TEST(Acceptability, TheMostOftenBestNeedNotBeTheChoice) {
  // Effects in 5 futures; b is best in three of them, a wins by far in the other two.
  Matrix const costs(5, 2, 0.0), effects(5, 2, {1, 2, 1, 2, 1, 2, 9, 0, 9, 0});
  auto const at = acceptability(costs, effects, std::vector<double>{10})[0];
  EXPECT_NEAR(at.expected_benefit[0], 42, 1e-12);
  EXPECT_NEAR(at.expected_benefit[1], 12, 1e-12);
  EXPECT_EQ(at.best, 0u);
  EXPECT_EQ(at.most_often_best, 1u);
  EXPECT_NEAR(at.frontier, .4, 1e-12);
  EXPECT_NEAR(at.probability_best[1], .6, 1e-12);
  EXPECT_NEAR(at.expected_loss[0], 6, 1e-12);
  EXPECT_NEAR(at.expected_loss[1], 36, 1e-12);
  EXPECT_NEAR(at.perfect_information, 6, 1e-12);
  std::vector<std::string> const names{"a", "b"};
  EXPECT_THAT(acceptability_warning(at, names),
              HasSubstr("b is most often best (60% of futures), but a does better"));
  auto const free = acceptability(costs, effects, std::vector<double>{0})[0];  // all tie
  EXPECT_THAT(free.probability_best, ElementsAre(.5, .5));
  EXPECT_EQ(free.perfect_information, 0);
  EXPECT_EQ(acceptability_warning(free, names), "");
  EXPECT_THROW(acceptability(costs, effects, std::vector<double>{-1}), InputError);
}

TEST(NormalNetBenefit, IsTheClosedForm) {
  auto const at = normal_net_benefit(1, 2);
  EXPECT_NEAR(at.probability_positive, .691462461274013, 1e-14);
  EXPECT_NEAR(at.perfect_information, 2 * .3520653267642995 - .308537538725987, 1e-14);
  EXPECT_DOUBLE_EQ(normal_net_benefit(-1, 2).perfect_information, at.perfect_information);
  EXPECT_DOUBLE_EQ(normal_net_benefit(-1, 2).probability_positive, 1 - at.probability_positive);
  EXPECT_EQ(normal_net_benefit(3, 0).perfect_information, 0);
}

// 40,000 futures of a normal benefit: both shares within 4 standard errors (false alarm 1.3e-4).
TEST(Acceptability, ComesToTheClosedForm) {
  constexpr std::size_t futures = 40000;
  double const mean = 1, sd = 2;
  Matrix costs(futures, 2), effects(futures, 2);
  for (std::size_t r = 0; r < futures; ++r) effects(r, 1) = mean + sd * methods::noise(3, 0, r);
  auto const at = acceptability(costs, effects, std::vector<double>{1})[0];
  auto const known = normal_net_benefit(mean, sd);
  EXPECT_NEAR(at.probability_best[1], known.probability_positive, 4 * std::sqrt(.25 / futures));
  EXPECT_NEAR(at.perfect_information, known.perfect_information, 4 * sd / std::sqrt(futures));
  auto const inb = incremental_net_benefit(costs, effects, 1, 1, 0);
  EXPECT_NEAR(inb.mean, mean, 4 * sd / std::sqrt(futures));
  EXPECT_NEAR(inb.half_width, 1.96 * sd / std::sqrt(futures), 1e-3);
}

TEST(Robustness, OfFourPolicies) {
  Matrix const outcomes(4, 4, {10, 8, 6, 4, 7, 7, 7, 7, 12, 9, 2, 1, 9, 8, 7, 5});
  auto const found = robustness(outcomes, {.aim = 6});
  auto const expect = [&](double Robustness::*metric, std::vector<double> const& known) {
    for (std::size_t s = 0; s < 4; ++s) EXPECT_NEAR(found[s].*metric, known[s], 1e-12);
  };
  expect(&Robustness::maximin, {4, 7, 1, 5});
  expect(&Robustness::laplace, {7, 7, 6, 7.25});
  expect(&Robustness::hurwicz, {7, 7, 6.5, 7});
  expect(&Robustness::maximum_regret, {3, 5, 6, 3});
  expect(&Robustness::regret_90, {2.7, 4.1, 5.7, 2.7});
  expect(&Robustness::satisficing, {.75, 1, .5, .75});

  auto const choices = robust_choices(found);
  ASSERT_EQ(choices.size(), 6u);
  EXPECT_THAT(choices[0].best, ElementsAre(1));
  EXPECT_THAT(choices[1].best, ElementsAre(3));
  EXPECT_THAT(choices[2].best, ElementsAre(0, 1, 3));
  EXPECT_THAT(choices[3].best, ElementsAre(0, 3));
  std::vector<std::string> const names{"P1", "P2", "P3", "P4"};
  EXPECT_THAT(disagreement(choices, names), HasSubstr("The rules disagree"));
  EXPECT_THAT(disagreement(choices, names), HasSubstr("P2 by maximin, hurwicz, satisficing;"));
}

TEST(Robustness, AgreementIsSilent) {
  auto const found = robustness(Matrix(2, 3, {1, 2, 3, 2, 3, 4}), {.aim = 2});
  std::vector<std::string> const names{"low", "high"};
  EXPECT_EQ(disagreement(robust_choices(found), names), "");
  EXPECT_THROW(robustness(Matrix(), {}), InputError);
  EXPECT_THROW(robustness(Matrix(2, 2, no_value), {}), InputError);
}

}  // namespace
}  // namespace convene
