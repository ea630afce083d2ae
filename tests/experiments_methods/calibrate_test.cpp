#include "engine/experiments/calibration/calibrate.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "engine/core/diagnostics.hpp"
#include "tests/experiments_methods/draws_of.hpp"

namespace convene {
namespace {

std::vector<SoughtParameter> const three{
    {"a", "1", 0, 10, [](double place) { return 10 * place; }},
    {"b", "1", 1, 100, [](double place) { return std::pow(10, 2 * place); }},  // spread evenly by its logarithm
    {"unseen", "1", 0, 1, [](double place) { return place; }}};

/// a, a + log10(b): the third parameter does nothing.
Matrix model(Matrix const& values, Futures) {
  Matrix result(values.rows(), 2);
  for (std::size_t i = 0; i < values.rows(); ++i) {
    result(i, 0) = values(i, 0);
    result(i, 1) = values(i, 0) + 5 * std::log10(values(i, 1));
  }
  return result;
}

TEST(Calibrate, FindsTheValuesAndNamesWhatIsFlat) {
  std::size_t told = 0;
  CalibrationOptions options;
  options.progress = [&](std::size_t spent, std::size_t) { told = spent; };
  auto const found = calibrate(three, {{"first", 4, .3}, {"second", 9, .1}}, model, options);
  EXPECT_TRUE(found.posterior.reached);
  EXPECT_EQ(found.values.rows(), 200u);
  EXPECT_LT(found.parameters[0].low, 4);
  EXPECT_GT(found.parameters[0].high, 4);
  EXPECT_NEAR(found.parameters[0].median, 4, .3);
  EXPECT_NEAR(found.parameters[1].median, 10, 4);
  EXPECT_FALSE(found.parameters[0].flat);
  EXPECT_FALSE(found.parameters[1].flat);
  EXPECT_TRUE(found.parameters[2].flat) << found.parameters[2].left;
  EXPECT_LT(std::abs(found.targets[0].misfit), 1);
  EXPECT_EQ(found.runs, told);
  ASSERT_EQ(found.ties.size(), 1u);  // the second target sees the sum
  EXPECT_LT(found.ties[0].correlation, -tied_above);
}

TEST(Calibrate, TheAnswerHangsOnTheSeedOfTheSearchAlone) {
  CalibrationOptions options;
  options.particles = 60;
  std::vector<CalibrationTarget> const targets{{"first", 4, .3}, {"second", 9, .3}};
  auto const one = calibrate(three, targets, model, options), same = calibrate(three, targets, model, options);
  EXPECT_EQ(one.values, same.values);
  options.seed = 2;
  EXPECT_NE(one.values, calibrate(three, targets, model, options).values);
}

/// What is sought plus the luck of the future it is lived in, sd 0.8; of common futures the same for all.
Matrix lucky(Matrix const& values, Futures futures) {
  Matrix result(values.rows(), 1);
  for (std::size_t i = 0; i < values.rows(); ++i)
    result(i, 0) = values(i, 0) + .8 * methods::noise(77, futures.own ? futures.first + i + 1 : 0, 0);
  return result;
}

// An error of sd 0.6 and luck of sd 0.8 leave a normal posterior of sd 1 about the target: exact at tolerance 0, and of
// variance 1 + 0.36 at tolerance 1. Means of 1,000 particles that count for at least 500 stay within 0.2 (4.4 sd), variances
// within a quarter (4 sd): a false alarm in 10,000.
TEST(Calibrate, ThePosteriorHoldsErrorsAndTheLuckOfTheFuture) {
  std::vector<SoughtParameter> const one{{"a", "1", 0, 10, [](double place) { return 10 * place; }}};
  for (double const tolerance : {0.0, 1.0}) {
    CalibrationOptions options;
    options.particles = 1000;
    options.tolerance = tolerance;
    options.attempts = 100'000;
    auto const found = calibrate(one, {{"seen", 5, .6}}, lucky, options);
    ASSERT_TRUE(found.posterior.reached);
    EXPECT_GT(found.posterior.effective_size(), 500);
    EXPECT_NEAR(found.parameters[0].mean, 5, .2);
    double const expected = 1 + .36 * tolerance * tolerance;
    EXPECT_NEAR(100 * found.posterior.variance(0) / expected, 1, .25);
  }
}

TEST(Calibrate, ByCmaEs) {
  CalibrationOptions options;
  options.method = CalibrationMethod::cma_es;
  options.generations = 60;
  auto const found = calibrate(three, {{"first", 4, .3}, {"second", 9, .3}}, model, options);
  EXPECT_EQ(found.values.rows(), 1u);
  EXPECT_NEAR(found.values(0, 0), 4, 1e-2);
  EXPECT_NEAR(found.values(0, 1), 10, .2);
  EXPECT_LT(found.posterior.distances[0], .05);
}

TEST(Calibrate, AnswersWithWhatItHasWhenAttemptsEnd) {
  CalibrationOptions options;
  options.attempts = 800;
  auto const found = calibrate(three, {{"first", 4, .3}, {"second", 9, .3}}, model, options);
  EXPECT_FALSE(found.posterior.reached);
  EXPECT_GT(found.posterior.tolerance, 0);
  EXPECT_LE(found.posterior.attempts, 800u);
}

TEST(Calibrate, AModelThatFailsIsFarAway) {
  auto const broken = [](Matrix const& values, Futures) {
    auto result = model(values, {});
    for (std::size_t i = 0; i < values.rows(); ++i)
      if (values(i, 2) < .5) result(i, 0) = std::nan("");
    return result;
  };
  CalibrationOptions options;
  options.particles = 60;
  auto const found = calibrate(three, {{"first", 4, .3}, {"second", 9, .3}}, broken, options);
  for (std::size_t i = 0; i < found.values.rows(); ++i) EXPECT_GE(found.values(i, 2), .5);
  EXPECT_THROW(calibrate({}, {{"first", 4, .3}}, model, options), InputError);
  EXPECT_THROW(calibrate(three, {}, model, options), InputError);
  EXPECT_THROW(calibrate(three, {{"first", 4, 0}, {"second", 9, .3}}, model, options), InputError);
}

}  // namespace
}  // namespace convene
