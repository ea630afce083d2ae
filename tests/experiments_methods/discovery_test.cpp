#include <gmock/gmock.h>

#include <cmath>
#include <vector>

#include "engine/core/diagnostics.hpp"
#include "engine/experiments/discovery/discover.hpp"
#include "engine/experiments/discovery/sentence.hpp"
#include "engine/experiments/estimate.hpp"
#include "tests/experiments_methods/draws_of.hpp"

namespace convene {
namespace {

using methods::uniform;
using testing::HasSubstr;

Draws const draws(20260706, 0);

Matrix futures(std::uint64_t study, std::size_t count, std::size_t factors) {
  Matrix points(count, factors);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t f = 0; f < factors; ++f) points(i, f) = uniform(study, f, i);
  return points;
}

/// Cases where the first factor is large and the third small, and a few elsewhere.
std::vector<double> corner(Matrix const& points, std::uint64_t study) {
  std::vector<double> interest;
  for (std::size_t i = 0; i < points.rows(); ++i) {
    bool const inside = points(i, 0) > .6 && points(i, 2) < .5;
    interest.push_back(uniform(study, 99, i) < (inside ? .9 : .05));
  }
  return interest;
}

TEST(Peel, TakesTheEndThatLeavesMostCases) {
  // 0.0, 0.1 ... 1.0; cases from .5 on: the 10% quantile is .1 exactly, then .19 (between .1 and .2) and so
  // on.
  Matrix points(11, 1);
  std::vector<double> interest;
  for (std::size_t i = 0; i < 11; ++i) {
    points(i, 0) = static_cast<double>(i) / 10;
    interest.push_back(i >= 5);
  }
  auto const boxes = peel(points, interest, {.least_mass = .5});
  ASSERT_EQ(boxes.size(), 6u);
  EXPECT_EQ(boxes[0].count.points, 11u);
  EXPECT_NEAR(boxes[1].box.limits[0].low, .1, 1e-15);
  EXPECT_EQ(boxes[1].count.points, 10u);
  EXPECT_NEAR(boxes[2].box.limits[0].low, .1 + .9 * .1, 1e-15);  // 10 values: place .9 of 0..9
  EXPECT_NEAR(boxes[3].box.limits[0].low, .2 + .8 * .1, 1e-15);
  EXPECT_EQ(boxes[5].count.points, 6u);
  EXPECT_EQ(boxes[5].count.cases, 6u);
  EXPECT_DOUBLE_EQ(boxes[5].count.coverage, 1);
  EXPECT_DOUBLE_EQ(boxes[5].count.density, 1);
  EXPECT_DOUBLE_EQ(boxes[5].count.mass, 6.0 / 11);
  EXPECT_TRUE(std::isinf(boxes[5].box.limits[0].high));
}

TEST(Peel, CutsWholeValuesOfASwitch) {
  Matrix points(40, 2);
  std::vector<double> interest;
  for (std::size_t i = 0; i < 40; ++i) {
    points(i, 0) = static_cast<double>(i % 2);
    points(i, 1) = uniform(4, 0, i);
    interest.push_back(static_cast<double>(i % 2));
  }
  auto const boxes = peel(points, interest);
  EXPECT_EQ(boxes[1].box.limits[0].low, 1);
  EXPECT_EQ(boxes[1].count.points, 20u);
  EXPECT_EQ(boxes[1].count.density, 1);
}

TEST(Peel, StopsBeforeTheLeastMass) {
  Matrix const points = futures(2, 300, 3);
  for (auto const& box : peel(points, corner(points, 2))) EXPECT_GE(box.count.mass, .05);
}

TEST(BinomialUpperTail, IsKnown) {
  EXPECT_DOUBLE_EQ(binomial_upper_tail(0, 5, .3), 1);
  EXPECT_NEAR(binomial_upper_tail(5, 5, .3), std::pow(.3, 5), 1e-15);
  EXPECT_NEAR(binomial_upper_tail(1, 4, .5), 15.0 / 16, 1e-15);
  EXPECT_NEAR(binomial_upper_tail(8, 10, .5), 56.0 / 1024, 1e-15);
}

TEST(Discover, FindsTheCornerAndOnlyIt) {
  Matrix const points = futures(5, 1000, 5);
  auto const interest = corner(points, 5);
  auto const found = discover(points, interest, draws);
  EXPECT_TRUE(found.significant);
  EXPECT_NEAR(found.noise_p, .005, 1e-12);
  ASSERT_EQ(found.limits.size(), 2u);
  EXPECT_EQ(found.limits[0].factor, 0u);
  EXPECT_TRUE(found.limits[0].low_end);
  EXPECT_NEAR(found.limits[0].value, .6, .06);
  EXPECT_EQ(found.limits[1].factor, 2u);
  EXPECT_FALSE(found.limits[1].low_end);
  EXPECT_NEAR(found.limits[1].value, .5, .06);
  EXPECT_GT(found.count.density, .8);
  EXPECT_GT(found.count.coverage, .7);
  EXPECT_NEAR(found.count.mass, .2, .05);
  for (auto const& limit : found.limits) {
    EXPECT_LT(limit.quasi_p, 1e-6);
    EXPECT_GE(limit.reproduced, .9);
    EXPECT_DOUBLE_EQ(limit.quasi_p, quasi_p(found.box, limit.factor, limit.low_end, points, interest));
  }
  EXPECT_GT(found.density_elsewhere, .7);

  std::vector<FactorName> const names{{"hours", "hour"}, {"a"}, {"trust"}, {"b"}, {"c"}};
  auto const text = discovery_sentence(found, "clinic_by_clinic beats system_first", names);
  EXPECT_THAT(text, HasSubstr("clinic_by_clinic beats system_first mainly where hours is at least 0."));
  EXPECT_THAT(text, HasSubstr(" hours and trust is at most 0."));
  EXPECT_THAT(text, HasSubstr("there this holds in "));
}

// At level .01 each of 60 worlds of pure chance raises an alarm with chance .01; more than 3 alarms happen
// with chance 0.0033 (binomial).
TEST(Discover, FindsNothingInNoise) {
  int alarms = 0;
  for (std::uint64_t study = 100; study < 160; ++study) {
    Matrix const points = futures(study, 200, 4);
    std::vector<double> interest;
    for (std::size_t i = 0; i < 200; ++i) interest.push_back(uniform(study, 99, i) < .3);
    auto const found = discover(points, interest, Draws(7, study), {.resamples = 0});
    alarms += found.significant;
    if (found.significant) continue;
    std::vector<FactorName> const names{{"a"}, {"b"}, {"c"}, {"d"}};
    EXPECT_THAT(discovery_sentence(found, "it fails", names), HasSubstr("by luck"));
  }
  EXPECT_LE(alarms, 3);
}

TEST(Discover, SaysWhenThereIsNothingToPointAt) {
  Matrix const points = futures(1, 50, 2);
  std::vector<FactorName> const names{{"a"}, {"b"}};
  for (double const all : {0.0, 1.0}) {
    auto const found = discover(points, std::vector<double>(50, all), draws);
    EXPECT_FALSE(found.significant);
    EXPECT_TRUE(found.limits.empty());
    EXPECT_THAT(discovery_sentence(found, "it fails", names), HasSubstr("no part to point at"));
  }
  EXPECT_THROW(discover(points, std::vector<double>(49, 0.0), draws), InputError);
  EXPECT_THROW(discover(points, std::vector<double>(50, .5), draws), InputError);
  EXPECT_THROW(discover(Matrix(50, 2, no_value), std::vector<double>(50, 0.0), draws), InputError);
}

}  // namespace
}  // namespace convene
