#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "engine/core/queueing.hpp"
#include "engine/experiments/calibration/abc.hpp"
#include "engine/experiments/calibration/history_matching.hpp"
#include "engine/experiments/decision/icer.hpp"
#include "engine/experiments/decision/net_benefit.hpp"
#include "engine/experiments/decision/robustness.hpp"
#include "engine/experiments/design/sobol.hpp"
#include "engine/experiments/discovery/discover.hpp"
#include "engine/experiments/estimate.hpp"
#include "engine/experiments/selection/kim_nelson.hpp"
#include "engine/experiments/selection/ocba.hpp"
#include "engine/experiments/sensitivity/morris_effects.hpp"
#include "engine/experiments/sensitivity/sobol_indices.hpp"
#include "tests/experiments_methods/draws_of.hpp"
#include "tests/experiments_methods/functions.hpp"

/// Each method on instances that no textbook prints: numbers from scipy 1.10 or from the definition, written in numpy.
namespace convene {
namespace {

using testing::ElementsAre;
Draws const draws(20260706, 0);

TEST(OtherInstances, SobolPointsOfHighDimensions) {  // scipy.stats.qmc.Sobol, unscrambled
  Matrix const points = sobol_points(64, 60);
  std::size_t const dimensions[] = {5, 11, 24, 39, 59};
  double const known[3][5] = {{0.625, 0.875, 0.375, 0.375, 0.375}, {0.59375, 0.28125, 0.65625, 0.78125, 0.78125}, {0.140625, 0.671875, 0.953125, 0.171875, 0.703125}};
  std::size_t const rows[] = {5, 23, 63};
  for (std::size_t r = 0; r < 3; ++r)
    for (std::size_t d = 0; d < 5; ++d) EXPECT_EQ(points(rows[r], dimensions[d]), known[r][d]);
}

TEST(OtherInstances, SobolIndicesOfTheGFunction) {  // four factors, N = 512: numpy on scipy's points
  SaltelliDesign const design({.factors = 4, .base = 512}, draws);
  auto const y = methods::outcomes(design.points(), [](auto x) {
    double const a[] = {0, .5, 3, 9};
    double product = 1;
    for (std::size_t i = 0; i < 4; ++i) product *= (std::abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
    return product;
  });
  auto const found = sobol_indices(design, y, draws, {.origin = Origin::zero, .bootstrap = {.resamples = 50}});
  double const first[] = {0.5760148595307606, 0.2529553938088607, 0.03500496387292337, 0.004994975229537902};
  double const total[] = {0.6802592758696704, 0.3415875230195763, 0.055771092777704846, 0.008742665471315834};
  EXPECT_NEAR(found.variance, 0.5757406462510233, 1e-14);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(found.first[i].value, first[i], 1e-13);
    EXPECT_NEAR(found.total[i].value, total[i], 1e-13);
  }
}

TEST(OtherInstances, MorrisOfThreeFactorsInAnyOrder) {
  Matrix const points(8, 3, {0, 0, 0, .5, 0, 0, .5, 0, .5, .5, .5, .5,  //
                             1, 1, 1, 1, .5, 1, 1, .5, .5, .5, .5, .5});
  std::vector<double> const y{1, 3, 2, 6, 10, 4, 9, 7};
  auto const found = morris_effects(points, y, draws);
  // Effects of each factor: 4 and 4; 8 and 12; -2 and -10.
  EXPECT_NEAR(found[0].mu_star.value, 4, 1e-12);
  EXPECT_NEAR(found[1].mu.value, 10, 1e-12);
  EXPECT_NEAR(found[2].mu_star.value, 6, 1e-12);
  EXPECT_NEAR(found[0].sigma.value, 0, 1e-12);
  EXPECT_NEAR(found[1].sigma.value, std::sqrt(8.0), 1e-12);
  EXPECT_NEAR(found[2].sigma.value, std::sqrt(32.0), 1e-12);
}

TEST(OtherInstances, KimNelsonConstants) {
  struct Row {
    std::size_t k, n0;
    double alpha, eta, h2;
  };
  for (auto const& r : {Row{3, 20, .1, 0.13713749285156684, 5.21122472835954}, {25, 5, .01, 16.82050807568877, 134.56406460551017},
                        {2, 30, .01, 0.15484776478879447, 8.981170357750079}, {100, 15, .05, 0.8394234228192399, 23.503855838938716}}) {
    auto const found = kim_nelson_constants(r.k, r.n0, r.alpha);
    EXPECT_NEAR(found.eta, r.eta, 1e-12 * r.eta + 1e-13);
    EXPECT_NEAR(found.h2, r.h2, 1e-12 * r.h2);
  }
}

TEST(OtherInstances, OcbaWithOldSharesSpentAndWithMoreStrategies) {
  auto const more = [](std::vector<double> m, std::vector<double> v, std::vector<std::size_t> n, std::size_t add, Best best) { return ocba_allocation(m, v, n, add, best); };
  EXPECT_THAT(more({5, 4.2, 3.9, 7}, {1, 4, 2.5, 9}, {10, 10, 10, 10}, 60, Best::smallest), ElementsAre(0, 34, 26, 0));
  EXPECT_THAT(more({1, 2, 3}, {1, 1, 1}, {10, 40, 10}, 30, Best::smallest), ElementsAre(30, 0, 0));
  EXPECT_THAT(more({10, 9.5, 7, 3, 1, 0}, {4, 4, 4, 4, 4, 4}, {6, 6, 6, 6, 6, 6}, 200, Best::largest), ElementsAre(101, 99, 0, 0, 0, 0));
}

TEST(OtherInstances, Queues) {
  EXPECT_NEAR(erlang_b(30, 40), 0.014409012539262035, 1e-16);
  EXPECT_NEAR(erlang_c(30, 33), 0.4904882035777289, 1e-15);
  EXPECT_NEAR(erlang_c(.5, 1), .5, 1e-15);
  EXPECT_NEAR(erlang_c_wait(30, 33), 0.16349606785924295, 1e-15);
  auto const calm = erlang_a(10, 1, .25, 8), busy = erlang_a(120, 2, 3, 50);
  EXPECT_NEAR(calm.wait, 0.9401174550550926, 1e-12);
  EXPECT_NEAR(calm.abandon, 0.21251789408344984, 1e-12);
  EXPECT_NEAR(busy.wait, 0.8629697289989595, 1e-12);
  EXPECT_NEAR(busy.abandon, 0.1753113657153687, 1e-12);
}

TEST(OtherInstances, RobustnessWithAnotherOptimismAndLosses) {
  Matrix const outcomes(3, 5, {3, -2, 8, 5, 1, 4, 4, 3, 4, 4, 9, -5, 2, 6, 0});
  auto const found = robustness(outcomes, {.aim = 3, .optimism = .3});
  auto const expect = [&](double Robustness::*metric, std::vector<double> const& known) {
    for (std::size_t s = 0; s < 3; ++s) EXPECT_NEAR(found[s].*metric, known[s], 1e-12);
  };
  expect(&Robustness::maximin, {-2, 3, -5});
  expect(&Robustness::laplace, {3, 3.8, 2.4});
  expect(&Robustness::hurwicz, {1, 3.3, -.8});
  expect(&Robustness::maximum_regret, {6, 5, 9});
  expect(&Robustness::regret_90, {6, 5, 7.8});
  expect(&Robustness::satisficing, {.6, 1, .4});
}

TEST(OtherInstances, BenefitsImplausibilityAndTails) {
  EXPECT_NEAR(normal_net_benefit(500, 1200).probability_positive, 0.6615388804893103, 1e-14);
  EXPECT_NEAR(normal_net_benefit(500, 1200).perfect_information, 269.69627994145804, 1e-11);
  EXPECT_NEAR(normal_net_benefit(-300, 400).probability_positive, 0.2266273523768682, 1e-14);
  EXPECT_NEAR(normal_net_benefit(-300, 400).perfect_information, 52.46676714886131, 1e-11);
  EXPECT_NEAR(implausibility(Match{.observed = 10, .predicted = 7.5, .observation = .5, .prediction = 1, .discrepancy = .3}), 1.8633899812498247, 1e-14);
  EXPECT_NEAR(binomial_upper_tail(12, 40, .2), 0.08750523592200611, 1e-14);
  EXPECT_NEAR(binomial_upper_tail(1, 3, .1), .271, 1e-15);
}

// 120 points of a lattice, of interest below .35 of the first factor and above .4 of the second: every box that numpy peels.
TEST(OtherInstances, BoxesPeeledFromBothEnds) {
  Matrix points(120, 3);
  std::vector<double> interest;
  for (std::size_t i = 0; i < 120; ++i) {
    double const steps[] = {0.6180339887498949, 0.7548776662466927, 0.5698402909980532};
    for (std::size_t f = 0; f < 3; ++f) points(i, f) = std::fmod(static_cast<double>(i + 1) * steps[f], 1);
    interest.push_back(points(i, 0) < .35 && points(i, 1) > .4);
  }
  auto const boxes = peel(points, interest);
  ASSERT_EQ(boxes.size(), 26u);
  struct Known {
    std::size_t step, points, cases;
    double high_of_first, low_of_second;
  };
  double const none = std::numeric_limits<double>::infinity();
  for (auto const& known : {Known{1, 108, 27, 0.8943818806145477, -none}, {4, 78, 27, 0.6475974712450594, -none}, {8, 50, 27, 0.4189203643690611, -none},
                            {10, 40, 27, 0.36651783561412116, 0.13998117933728269}, {25, 6, 6, 0.32205398774241445, 0.3660884566712859}}) {
    auto const& box = boxes[known.step];
    EXPECT_EQ(box.count.points, known.points) << known.step;
    EXPECT_EQ(box.count.cases, known.cases) << known.step;
    EXPECT_NEAR(box.box.limits[0].high, known.high_of_first, 1e-13) << known.step;
    if (std::isinf(known.low_of_second)) {
      EXPECT_EQ(box.box.limits[1].low, -none);
    } else {
      EXPECT_NEAR(box.box.limits[1].low, known.low_of_second, 1e-13) << known.step;
    }
  }
  EXPECT_NEAR(boxes[25].box.limits[0].low, 0.23908297674417867, 1e-13);
  EXPECT_TRUE(std::isinf(boxes[25].box.limits[2].low) && std::isinf(boxes[25].box.limits[2].high));
}

/// Within 4 standard errors of a sample of its effective size: false alarm 6e-5 each, 5e-4 for all.
void expect_moments(Posterior const& found, double mean, double variance) {
  double const n = found.effective_size();
  EXPECT_NEAR(found.mean(0), mean, 4 * std::sqrt(variance / n));
  EXPECT_NEAR(found.variance(0), variance, 4 * variance * std::sqrt(2 / n));
}

TEST(OtherInstances, AbcUnderAnotherPriorNoiseAndKernel) {  // moments by quadrature
  struct Row {
    double observed, tolerance, noise_sd, prior_mean, prior_sd, mean, variance;
  };
  for (auto const& r : {Row{-1, .5, 1, 0, 1, -0.47959407793950254, 0.5202423233085164}, {2, 1.5, std::sqrt(.5), 1, 2, 1.7512700780283075, 0.9878251225215453}}) {
    auto const distance = [&](Matrix const& p, std::uint64_t first) {
      std::vector<double> far;
      for (std::size_t i = 0; i < p.rows(); ++i) far.push_back(std::abs(p(i, 0) + r.noise_sd * methods::noise(2, first + i, 0) - r.observed));
      return far;
    };
    std::vector<Prior> const prior{Prior::normal(r.prior_mean, r.prior_sd)};
    expect_moments(abc_rejection(prior, distance, draws, {.tolerance = r.tolerance, .particles = 20000}), r.mean, r.variance);
    expect_moments(abc_smc(prior, distance, draws, {.tolerance = r.tolerance, .particles = 2000}), r.mean, r.variance);
  }
}

}  // namespace
}  // namespace convene
