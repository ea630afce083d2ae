#include <gmock/gmock.h>

#include "engine/experiments/uncertainty/rests_on.hpp"
#include "engine/experiments/uncertainty/two_levels.hpp"
#include "tests/experiments/fake_results.hpp"

namespace convene {
namespace {

using fake::noise;

/// A model of three lines: what parameters do, the luck that all draws share, and luck of their own.
struct FakeWorld {
  std::size_t draws, replications;
  double parameters, luck, rest;  ///< standard deviations
  double mean = 1;

  double effect(std::uint64_t study, std::size_t draw) const { return mean + parameters * noise(study, draw, 1'000'000); }
  Matrix differences(std::uint64_t study) const {
    Matrix d(draws, replications);
    for (std::size_t k = 0; k < draws; ++k)
      for (std::size_t r = 0; r < replications; ++r)
        d(k, r) = effect(study, k) + luck * noise(study, r, 2'000'000) + rest * noise(study, k, 3'000'000 + r);
    return d;
  }
};

struct Coverage {
  double luck = 0, mean = 0, not_known = 0;
};

Coverage coverage(FakeWorld const& world, int studies) {
  Coverage share;
  for (int study = 0; study < studies; ++study) {
    auto const t = two_levels(world.differences(static_cast<std::uint64_t>(study)));
    double of_these = 0;
    for (std::size_t k = 0; k < world.draws; ++k) of_these += world.effect(static_cast<std::uint64_t>(study), k) / static_cast<double>(world.draws);
    double const further = world.effect(static_cast<std::uint64_t>(study), world.draws);
    share.luck += std::abs(t.mean - of_these) <= t.luck_half_width;
    share.mean += std::abs(t.mean - world.mean) <= t.half_width(0.95);
    share.not_known += t.low <= further && further <= t.high;
  }
  return {share.luck / studies, share.mean / studies, share.not_known / studies};
}

// An interval that truly covers 95% of 2,000 studies leaves [93%, 97%] with chance 4e-5; three intervals in three worlds:
// 4e-4. The second world's luck is mostly shared by all draws: an interval that took draws for independent would cover 27%.
TEST(TwoLevels, IntervalsCoverInNinetyFiveOfAHundredStudies) {
  for (auto const& world : {FakeWorld{40, 20, 1, 0.3, 1}, FakeWorld{60, 12, 0.3, 1, 0.5}, FakeWorld{80, 6, 2, 1, 3}}) {
    auto const share = coverage(world, 2000);
    for (double const each : {share.luck, share.mean, share.not_known}) {
      EXPECT_GE(each, .93) << world.draws;
      EXPECT_LE(each, .97) << world.draws;
    }
  }
}

// With 9 draws the least and the largest hold a further one in 80 of 100. 2,000 studies: [77%, 83%] is left with chance 8e-4.
TEST(TwoLevels, WithFewDrawsTheIntervalSaysHowMuchItHolds) {
  FakeWorld const world{9, 20, 1, 0, 0.5};
  EXPECT_DOUBLE_EQ(two_levels(world.differences(0)).held, 0.8);
  auto const share = coverage(world, 2000).not_known;
  EXPECT_GE(share, .77);
  EXPECT_LE(share, .83);
}

// The mean of 2,000 estimates lies within four of its standard errors: chance 6e-5 each.
TEST(TwoLevels, VariancesAreTakenApartWithoutBias) {
  FakeWorld const world{20, 5, 2, 1, 3};
  double parameters = 0, luck = 0, rest = 0;
  for (std::uint64_t study = 0; study < 2000; ++study) {
    auto const t = two_levels(world.differences(study));
    parameters += t.parameters / 2000, luck += t.luck / 2000, rest += t.rest / 2000;
  }
  EXPECT_NEAR(parameters, 4, 4 * 1.9 / std::sqrt(2000));  // (A - E) / R: sd of one 1.9
  EXPECT_NEAR(luck, 1, 4 * 1.1 / std::sqrt(2000));        // at least 0: sd 1.1, bias below 0.02
  EXPECT_NEAR(rest, 9, 4 * 1.5 / std::sqrt(2000));        // sd 9 sqrt(2 / 76)
}

// d = 0 3 / 4 9: A = 25, B = 16, E = 1. By hand.
TEST(TwoLevels, AnExampleByHand) {
  auto const t = two_levels(Matrix(2, 2, {0, 3, 4, 9}));
  EXPECT_DOUBLE_EQ(t.mean, 4);
  EXPECT_DOUBLE_EQ(t.parameters, 12);
  EXPECT_DOUBLE_EQ(t.luck, 7.5);
  EXPECT_DOUBLE_EQ(t.rest, 1);
  EXPECT_DOUBLE_EQ(t.standard_error, std::sqrt(40.0 / 4));
  EXPECT_DOUBLE_EQ(t.degrees, 1600.0 / (625 + 256 + 1));
  EXPECT_DOUBLE_EQ(t.above, 1);
  EXPECT_NEAR(t.from_parameters, 18 / (18 + 3.75 + 0.25), 1e-12);
  auto const other = turned(t);
  EXPECT_EQ(other.mean, -4);
  EXPECT_EQ(other.low, -t.high);
  EXPECT_EQ(other.below, 1);
}

TEST(TwoLevels, WhatNeverDiffersIsExactlyZero) {
  auto const t = two_levels(Matrix(12, 4));
  EXPECT_TRUE(t.always_zero);
  for (double const each : {t.mean, t.low, t.high, t.half_width(0.95), t.luck_half_width, t.above, t.below}) EXPECT_EQ(each, 0);
}

TEST(TwoLevels, DrawsWithoutEffectStayWithout) {
  Matrix d(50, 10);
  for (std::size_t k = 20; k < 50; ++k)
    for (std::size_t r = 0; r < 10; ++r) d(k, r) = 5 + 3 * noise(5, r, k);
  auto const t = two_levels(d);
  EXPECT_EQ(t.draws_above + t.draws_below, 30u);
  EXPECT_LE(t.low, 0);
  EXPECT_GT(t.low, -1) << "what is nowhere below 0 is not said to be far below";
}

TEST(TwoLevels, ReplicationsNarrowLuckAndNotWhatIsNotKnown) {
  auto const few = two_levels(FakeWorld{100, 4, 1, 0.5, 1}.differences(3)), many = two_levels(FakeWorld{100, 100, 1, 0.5, 1}.differences(3));
  EXPECT_LT(many.luck_half_width, few.luck_half_width / 3);
  EXPECT_GT(many.high - many.low, 0.7 * (few.high - few.low));
  EXPECT_GT(many.from_parameters, 0.95);
}

TEST(SurelyAbove, IsTheExactBinomialTail) {
  EXPECT_TRUE(surely_above(0.9, 29, 29, 0.95));   // 0.9^29 = 0.047
  EXPECT_FALSE(surely_above(0.9, 28, 28, 0.95));  // 0.9^28 = 0.052
  EXPECT_FALSE(surely_above(0.9, 0, 0, 0.95));
  EXPECT_FALSE(surely_above(0.9, 70, 100, 0.95));
}

Matrix even_points(std::size_t draws, std::size_t parameters, std::uint64_t study) {
  Matrix points(draws, parameters);
  for (std::size_t k = 0; k < draws; ++k)
    for (std::size_t f = 0; f < parameters; ++f) points(k, f) = Draws{study, k}.uniform(Decision{"test.point"}, f);
  return points;
}

std::vector<std::string> names(std::size_t count) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back("p" + std::to_string(i));
  return all;
}

TEST(RestsOn, NamesWhatDecidesStrongestFirst) {
  auto const points = even_points(100, 50, 1);
  std::vector<double> effects;
  for (std::size_t k = 0; k < 100; ++k) effects.push_back(std::exp(4 * points(k, 7) - 2.5 * points(k, 31)) + 0.1 * noise(1, k, 0));
  auto const found = rests_on(names(50), points, effects);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].path, "p7");
  EXPECT_GT(found[0].correlation, 0.6);
  EXPECT_EQ(found[1].path, "p31");
  EXPECT_LT(found[1].correlation, -0.37);
}

// Named for nothing in 5 of 100 studies: more than 30 of 400 with chance 0.01.
TEST(RestsOn, NamesNothingWhereNothingDecides) {
  int named = 0;
  for (std::uint64_t study = 0; study < 400; ++study) {
    std::vector<double> effects;
    for (std::size_t k = 0; k < 30; ++k) effects.push_back(noise(study, k, 9));
    named += !rests_on(names(40), even_points(30, 40, study), effects).empty();
  }
  EXPECT_LE(named, 30);
  EXPECT_GE(named, 5);
}

TEST(RestsOn, IsSilentWithFewDrawsOrNoSpread) {
  auto const points = even_points(19, 2, 1);
  std::vector<double> effects(19);
  for (std::size_t k = 0; k < 19; ++k) effects[k] = points(k, 0);
  EXPECT_TRUE(rests_on(names(2), points, effects).empty());
  EXPECT_TRUE(rests_on(names(2), even_points(40, 2, 1), std::vector<double>(40, 1.0)).empty());
}

}  // namespace
}  // namespace convene
