#include <gmock/gmock.h>

#include <cmath>
#include <vector>

#include "engine/core/diagnostics.hpp"
#include "engine/experiments/calibration/abc.hpp"
#include "engine/experiments/calibration/cma_es.hpp"
#include "engine/experiments/calibration/history_matching.hpp"
#include "engine/experiments/estimate.hpp"
#include "tests/experiments_methods/draws_of.hpp"

namespace convene {
namespace {

Draws const draws(20260706, 0);
std::vector<Prior> const standard{Prior::normal(0, 1)};

/// y | theta ~ N(theta, .25), observed 1.5.
std::vector<double> normal_model(Matrix const& parameters, std::uint64_t first) {
  std::vector<double> distances;
  for (std::size_t i = 0; i < parameters.rows(); ++i)
    distances.push_back(std::abs(parameters(i, 0) + .5 * methods::noise(1, first + i, 0) - 1.5));
  return distances;
}

/// Within 4 standard errors of a sample of this effective size: false alarm 6e-5 each.
void expect_near(Posterior const& found, double mean, double variance) {
  double const n = found.effective_size();
  EXPECT_NEAR(found.mean(0), mean, 4 * std::sqrt(variance / n));
  EXPECT_NEAR(found.variance(0), variance, 4 * variance * std::sqrt(2 / n));
}

TEST(AbcRejection, HasThePosteriorOfItsKernel) {
  auto const narrow = abc_rejection(standard, normal_model, draws, {.tolerance = .2, .particles = 40000});
  expect_near(narrow, 1.1873028, .2084007);
  auto const wide = abc_rejection(standard, normal_model, draws, {.tolerance = 1, .particles = 40000});
  expect_near(wide, .9329229, .3539015);
  EXPECT_NEAR(unexplained(wide, standard[0], 0), .354, .02);
  EXPECT_LT(wide.quantile(0, .05), wide.mean(0) - .7);
  EXPECT_GT(wide.quantile(0, .95), wide.mean(0) + .7);
}

TEST(AbcSmc, HasTheSamePosterior) {
  auto const narrow = abc_smc(standard, normal_model, draws, {.tolerance = .2, .particles = 2000});
  EXPECT_TRUE(narrow.reached);
  EXPECT_EQ(narrow.tolerance, .2);
  EXPECT_GT(narrow.effective_size(), 1000);
  expect_near(narrow, 1.1873028, .2084007);
  auto const wide = abc_smc(standard, normal_model, draws, {.tolerance = 1, .particles = 2000});
  expect_near(wide, .9329229, .3539015);
  auto const sharp = abc_smc(standard, normal_model, draws, {.tolerance = .01, .particles = 1000});
  expect_near(sharp, 1.2, .2);
}

TEST(AbcSmc, SavesAttemptsWhereThePosteriorIsNarrow) {
  std::vector<Prior> const priors{Prior::uniform(0, 10), Prior::uniform(0, 10)};
  auto const distance = [](Matrix const& p, std::uint64_t) {
    std::vector<double> far;
    for (std::size_t i = 0; i < p.rows(); ++i) far.push_back(std::hypot(p(i, 0) - 3, p(i, 1) - p(i, 0)));
    return far;
  };
  AbcOptions const options{.tolerance = .2, .particles = 200};
  auto const smc = abc_smc(priors, distance, draws, options);
  auto const rejection = abc_rejection(priors, distance, draws, options);
  EXPECT_LT(10 * smc.attempts, rejection.attempts);
  EXPECT_NEAR(smc.mean(1), 3, .1);
  EXPECT_NEAR(rejection.mean(1), 3, .1);
}

TEST(Abc, TheAnswerDoesNotDependOnTheBatch) {
  for (auto const method : {abc_rejection, abc_smc}) {
    auto const one = method(standard, normal_model, draws, {.tolerance = .5, .particles = 100, .batch = 1});
    auto const many =
        method(standard, normal_model, draws, {.tolerance = .5, .particles = 100, .batch = 777});
    EXPECT_EQ(one.parameters, many.parameters);
    EXPECT_EQ(one.weights, many.weights);
    EXPECT_EQ(one.attempts, many.attempts);
  }
}

TEST(AbcSmc, NamesParametersThatTheTargetsSayNothingAbout) {
  std::vector<Prior> const priors{Prior::uniform(0, 10), Prior::uniform(-1, 1)};
  auto const distance = [](Matrix const& parameters, std::uint64_t) {
    std::vector<double> far;
    for (std::size_t i = 0; i < parameters.rows(); ++i)
      far.push_back(parameters(i, 0) > 9 ? no_value : std::abs(parameters(i, 0) - 3));
    return far;
  };
  auto const found = abc_smc(priors, distance, draws, {.tolerance = .1, .particles = 1000});
  EXPECT_NEAR(found.mean(0), 3, .01);
  EXPECT_LT(unexplained(found, priors[0], 0), .01);
  EXPECT_NEAR(unexplained(found, priors[1], 1), 1, .15);
}

TEST(Abc, SaysWhenTheToleranceIsOutOfReach) {
  auto const far = [](Matrix const& p, std::uint64_t) { return std::vector<double>(p.rows(), 5.0); };
  EXPECT_THROW(abc_rejection(standard, far, draws, {.tolerance = 1, .attempts_at_most = 5000}), InputError);
  auto const found = abc_smc(standard, far, draws, {.tolerance = 1, .attempts_at_most = 5000});
  EXPECT_FALSE(found.reached);
  EXPECT_EQ(found.parameters.rows(), 1000u);
  EXPECT_THROW(abc_smc({}, far, draws, {}), InputError);
  EXPECT_THROW(Prior::uniform(1, 1), InputError);
  EXPECT_THROW(Prior::normal(1, 0), InputError);
}

TEST(HistoryMatching, Implausibility) {
  Match const match{
      .observed = 5, .predicted = 3.2, .observation = .25, .prediction = .36, .discrepancy = .16};
  EXPECT_NEAR(implausibility(match), 2.051290376, 5e-10);
  std::vector<Match> const all{match, {.observed = 1, .predicted = 1}, {.observed = 1, .predicted = 2}};
  EXPECT_TRUE(std::isinf(implausibility(all)));
  EXPECT_NEAR(implausibility(all, 2), 2.051290376, 5e-10);
  EXPECT_EQ(implausibility(all, 3), 0);
}

TEST(CmaEs, FindsTheFootOfAValley) {
  DecisionVariables const variables{{-5, 10}, {-200, 300}, {0, 1}};
  auto const valley = [](std::span<double const> x) {  // Rosenbrock's, the second coordinate stretched by 100
    double const y = x[1] / 100;
    return 100 * std::pow(y - x[0] * x[0], 2) + std::pow(1 - x[0], 2) + std::pow(x[2] - .25, 2);
  };
  auto const found = cma_es(variables, valley, {.generations = 500});
  EXPECT_NEAR(found.at[0], 1, 1e-4);
  EXPECT_NEAR(found.at[1], 100, 1e-2);
  EXPECT_NEAR(found.at[2], .25, 1e-4);
  EXPECT_LT(found.value, 1e-8);
  auto const again = cma_es(variables, valley, {.generations = 500});
  EXPECT_EQ(found.at, again.at);
  EXPECT_EQ(found.evaluations, again.evaluations);
  EXPECT_NE(found.at, cma_es(variables, valley, {.generations = 500, .seed = 2}).at);
}

TEST(CmaEs, StaysInsideAndSurvivesFailures) {
  auto const slope = [](std::span<double const> x) {
    EXPECT_GE(x[0], 2);
    EXPECT_LE(x[0], 3);
    return x[0] > 2.9 ? no_value : -x[0];
  };
  auto const found = cma_es({{2, 3}}, slope, {.generations = 60});
  EXPECT_NEAR(found.at[0], 2.9, .01);
  EXPECT_THROW(cma_es({}, slope), InputError);
  EXPECT_THROW(cma_es({{0, 1, true}}, slope), InputError);
  EXPECT_THROW(cma_es({{1, 1}}, slope), InputError);
}

}  // namespace
}  // namespace convene
