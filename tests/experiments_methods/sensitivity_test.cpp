#include <gmock/gmock.h>

#include <cmath>
#include <vector>

#include "engine/core/diagnostics.hpp"
#include "engine/experiments/design/latin_hypercube.hpp"
#include "engine/experiments/design/morris.hpp"
#include "engine/experiments/design/sobol.hpp"
#include "engine/experiments/sensitivity/morris_effects.hpp"
#include "engine/experiments/sensitivity/regression.hpp"
#include "engine/experiments/sensitivity/sobol_indices.hpp"
#include "tests/experiments_methods/draws_of.hpp"
#include "tests/experiments_methods/functions.hpp"

namespace convene {
namespace {

using methods::ishigami;
using methods::outcomes;

Draws const draws(20260706, 0);
double const s1[] = {0.31390519114781146, 0.4424111447900409, 0};
double const st[] = {0.5575888552099592, 0.4424111447900409, 0.2436836640621477};

TEST(SobolIndices, OfIshigamiOnTheSequenceItself) {
  SaltelliDesign const design({.factors = 3, .base = 1024}, draws);
  auto const y = outcomes(design.points(), ishigami);
  auto const found = sobol_indices(design, y, draws);
  EXPECT_EQ(found.origin, 0);
  EXPECT_NEAR(found.variance, 13.818954443238662, 1e-13);
  double const first[] = {0.33273937838, 0.44131393854, 0.01839990901};
  double const total[] = {0.55817904571, 0.44328458403, 0.24214937336};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found.first[i].value, first[i], 6e-12);
    EXPECT_NEAR(found.total[i].value, total[i], 6e-12);
    for (auto const& index : {found.first[i], found.total[i]}) {
      EXPECT_LT(index.low, index.value);
      EXPECT_GT(index.high, index.value);
    }
    EXPECT_TRUE(found.first[i].low < s1[i] && s1[i] < found.first[i].high);
    EXPECT_TRUE(found.total[i].low < st[i] && st[i] < found.total[i].high);
  }
  EXPECT_TRUE(found.second.empty());
}

TEST(SobolIndices, ComeToTheTruth) {
  for (auto const sampling : {Sampling::sobol, Sampling::digital_shift, Sampling::owen}) {
    SaltelliDesign const design({.factors = 3, .base = 1u << 15, .second_order = true, .sampling = sampling},
                                draws);
    auto const found =
        sobol_indices(design, outcomes(design.points(), ishigami), draws, {.bootstrap = {.resamples = 20}});
    EXPECT_NEAR(found.mean, 3.5, 1e-2);
    EXPECT_NEAR(found.variance, 13.844587940719254, 2e-2);
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_NEAR(found.first[i].value, s1[i], 5e-3);
      EXPECT_NEAR(found.total[i].value, st[i], 5e-3);
    }
    ASSERT_EQ(found.second.size(), 3u);  // pairs 1-2, 1-3, 2-3
    EXPECT_NEAR(found.second[0].interaction.value, 0, 1e-2);
    EXPECT_NEAR(found.second[1].interaction.value, st[2], 1e-2);
    EXPECT_NEAR(found.second[2].interaction.value, 0, 1e-2);
  }
}

TEST(SobolIndices, OfGroups) {
  SaltelliDesign const design({.factors = 3, .base = 1u << 14, .groups = {{0, 2}, {1}}}, draws);
  auto const found =
      sobol_indices(design, outcomes(design.points(), ishigami), draws, {.bootstrap = {.resamples = 20}});
  ASSERT_EQ(found.first.size(), 2u);
  EXPECT_NEAR(found.first[0].value, st[0], 5e-3);
  EXPECT_NEAR(found.total[0].value, st[0], 5e-3);
  EXPECT_NEAR(found.first[1].value, s1[1], 5e-3);
}

TEST(SobolIndices, AFarMeanDoesNotDrownThem) {
  SaltelliDesign const design({.factors = 3, .base = 1024}, draws);
  auto y = outcomes(design.points(), ishigami);
  for (auto& value : y) value += 1e6;
  auto const found = sobol_indices(design, y, draws);
  EXPECT_GT(found.origin, 1e5);
  EXPECT_NEAR(found.variance, 13.818954443238662, 1e-8);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found.first[i].value, s1[i], .03);
    EXPECT_LT(found.first[i].high - found.first[i].low, .25);
  }
  auto const published = sobol_indices(design, y, draws, {.origin = Origin::zero});
  EXPECT_GT(published.first[0].high - published.first[0].low, 100);
}

TEST(SobolIndices, RefuseWhatDoesNotFit) {
  SaltelliDesign const design({.factors = 3, .base = 64}, draws);
  auto y = outcomes(design.points(), ishigami);
  std::vector<double> const few(y.begin(), y.end() - 1);
  EXPECT_THROW(sobol_indices(design, few, draws), InputError);
  y[7] = no_value;
  EXPECT_THROW(sobol_indices(design, y, draws), InputError);
  std::vector<double> const still(y.size(), 3.25);
  auto const found = sobol_indices(design, still, draws);
  EXPECT_EQ(found.variance, 0);
  EXPECT_TRUE(std::isnan(found.first[0].value));
}

TEST(MorrisEffects, OfTheTextbookExercise) {
  double const t = 1 / 3.0, u = 2 / 3.0;
  Matrix const points(18, 2, {0, t, 0, 1, u, 1, 0, t, u, t, u, 1, u, 0, u, u, 0, u,  //
                              t, 1, 1, 1, 1, t, t, 1, t, t, 1, t, t, u, t, 0, 1, 0});
  std::vector<double> const y{.97,  .71,  2.39, .97,  2.30, 2.39, 1.87, 2.40, .87,
                              2.15, 1.71, 1.54, 2.15, 2.17, 1.54, 2.20, 1.87, 1.0};
  auto const found = morris_effects(points, y, draws);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_NEAR(found[0].mu_star.value, 1.62, 5e-12);
  EXPECT_NEAR(found[1].mu_star.value, 0.35, 5e-12);
  EXPECT_NEAR(found[0].sigma.value, 1.794107020219, 5e-13);
  EXPECT_NEAR(found[1].sigma.value, 0.411995145602, 5e-13);
  for (auto const& factor : found)
    for (auto const& index : {factor.mu_star, factor.mu, factor.sigma}) {
      EXPECT_LE(index.low, index.value);
      EXPECT_GE(index.high, index.value);
    }
}

TEST(MorrisEffects, OfAStraightLineAreItsSlopes) {
  Matrix const points = morris_trajectories(6, 3, 4, draws);
  auto const y = outcomes(points, [](auto x) { return 2 * x[0] - 5 * x[1] + 1; });
  auto const found = morris_effects(points, y, draws);
  double const slope[] = {2, -5, 0};
  for (std::size_t f = 0; f < 3; ++f) {
    EXPECT_NEAR(found[f].mu.value, slope[f], 1e-12);
    EXPECT_NEAR(found[f].mu_star.high, std::abs(slope[f]), 1e-10);
    EXPECT_NEAR(found[f].sigma.value, 0, 1e-12);
  }
}

TEST(MorrisEffects, RefuseOtherDesigns) {
  auto const zero = [](auto) { return 0.0; };
  Matrix const hypercube = latin_hypercube(12, 2, draws), sobol = sobol_points(12, 2);
  EXPECT_THROW(morris_effects(hypercube, outcomes(hypercube, zero), draws), InputError);
  EXPECT_THROW(morris_effects(sobol, outcomes(sobol, zero), draws), InputError);
  Matrix const twice(3, 2, {0, 0, .5, 0, 1, 0}), rest(3, 2, {0, 0, .5, 0, .5, 0});
  EXPECT_THROW(morris_effects(twice, outcomes(twice, zero), draws), InputError);
  EXPECT_THROW(morris_effects(rest, outcomes(rest, zero), draws), InputError);
  Matrix const good = morris_trajectories(4, 2, 4, draws);
  EXPECT_THROW(morris_effects(good, std::vector<double>(11, 0.0), draws), InputError);
  EXPECT_THROW(morris_effects(good, std::vector<double>(12, no_value), draws), InputError);
}

TEST(StandardisedRegression, OfAStraightLine) {
  Matrix const points = latin_hypercube(400, 3, draws, 1);
  auto const y = outcomes(points, [](auto x) { return 3 * x[0] - 4 * x[1]; });
  auto const found = standardised_regression(points, y, draws);
  EXPECT_NEAR(found.explained.value, 1, 1e-12);
  EXPECT_NEAR(found.coefficients[0].value, .6, .05);  // 3 / 5, but for chance correlation
  EXPECT_NEAR(found.coefficients[1].value, -.8, .05);
  EXPECT_NEAR(found.coefficients[2].value, 0, 1e-10);
}

TEST(StandardisedRegression, RanksStraightenWhatRises) {
  Matrix const points = latin_hypercube(200, 2, draws, 1);
  auto const y = outcomes(points, [](auto x) { return std::exp(12 * x[0]); });
  EXPECT_LT(standardised_regression(points, y, draws).explained.value, .6);
  EXPECT_NEAR(standardised_regression(points, y, draws, true).explained.value, 1, 1e-10);
}

TEST(StandardisedRegression, RefusesWhatItCannotTellApart) {
  Matrix twins(20, 2), still(20, 2, .3);
  std::vector<double> y(20);
  for (std::size_t i = 0; i < 20; ++i) {
    still(i, 0) = twins(i, 0) = methods::uniform(1, 0, i);
    twins(i, 1) = 2 * twins(i, 0) + 1;
    y[i] = twins(i, 0);
  }
  EXPECT_THROW(standardised_regression(twins, y, draws), InputError);
  EXPECT_THROW(standardised_regression(still, y, draws), InputError);
  EXPECT_THROW(standardised_regression(Matrix(3, 2, {0, 1, 1, 0, 1, 1}), std::vector<double>{1, 2, 3}, draws),
               InputError);
  EXPECT_THROW(standardised_regression(latin_hypercube(20, 2, draws), std::vector<double>(19, 1.0), draws),
               InputError);
}

}  // namespace
}  // namespace convene
