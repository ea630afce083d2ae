#include "engine/experiments/fieller.hpp"

#include <gmock/gmock.h>

#include <vector>

#include "tests/experiments/fake_results.hpp"

namespace convene {
namespace {

TEST(Fieller, ProportionalQuantitiesHaveAnExactRatio) {
  std::vector<double> const doses{1, 2, 3, 6}, cost{40, 80, 120, 240};
  auto const ratio = fieller(cost, doses);
  EXPECT_DOUBLE_EQ(ratio.value, 40);
  EXPECT_EQ(ratio.kind, RatioKind::unbounded);  // four doses as spread as these may have mean 0
  std::vector<double> const steady_doses{9, 10, 11, 10}, steady_cost{360, 400, 440, 400};
  auto const steady = fieller(steady_cost, steady_doses);
  EXPECT_EQ(steady.kind, RatioKind::bounded);
  EXPECT_NEAR(steady.low, 40, 1e-4);
  EXPECT_NEAR(steady.high, 40, 1e-4);
}

TEST(Fieller, EndsAreWhereTheTestTurns) {
  std::vector<double> const cost{105, 90, 130, 110, 95}, doses{9, 12, 10, 11, 8};
  auto const ratio = fieller(cost, doses);
  ASSERT_EQ(ratio.kind, RatioKind::bounded);
  EXPECT_LT(ratio.low, ratio.value);
  EXPECT_GT(ratio.high, ratio.value);
  for (double const end : {ratio.low, ratio.high}) {
    std::vector<double> rest;
    for (std::size_t i = 0; i < cost.size(); ++i) rest.push_back(cost[i] - end * doses[i]);
    auto const e = estimate(rest);
    EXPECT_NEAR(std::abs(e.mean), e.half_width, 1e-9);
  }
}

TEST(Fieller, ADenominatorThatMayBeZeroLeavesTheRatioOpen) {
  std::vector<double> const doses{-8, 9, -7, 8, 1}, cost{1000, 1010, 990, 1000, 1005};
  auto const outside = fieller(cost, doses);
  EXPECT_EQ(outside.kind, RatioKind::outside);
  EXPECT_LT(outside.low, 0);
  EXPECT_GT(outside.high, 0);
  EXPECT_TRUE(outside.value <= outside.low || outside.value >= outside.high);
  std::vector<double> const nothing{-5, 5, 4, -4, 1};
  EXPECT_EQ(fieller(nothing, doses).kind, RatioKind::unbounded);
}

TEST(Fieller, NoRatioToNothing) {
  std::vector<double> const cost{10, 12, 9}, none{0, 0, 0}, one{1};
  EXPECT_EQ(fieller(cost, none).kind, RatioKind::undefined);
  EXPECT_EQ(fieller(none, none).kind, RatioKind::undefined);
  EXPECT_EQ(fieller(one, one).kind, RatioKind::undefined);
  EXPECT_EQ(fieller({}, {}).kind, RatioKind::undefined);
}

// Coverage of the ratio over 2,000 studies, open intervals included (see estimate_test.cpp for the margin).
TEST(Fieller, CoversTheTruth) {
  constexpr int studies = 2000;
  int covered = 0, open = 0;
  for (std::uint64_t study = 0; study < studies; ++study) {
    std::vector<double> cost, doses;
    for (std::size_t r = 0; r < 15; ++r) {
      auto const shared = fake::noise(study, r, 0);
      doses.push_back(2 + 2 * shared + fake::noise(study, r, 1));
      cost.push_back(80 + 20 * shared + 30 * fake::noise(study, r, 2));
    }
    auto const ratio = fieller(cost, doses);
    bool const inside = ratio.low <= 40 && 40 <= ratio.high;
    if (ratio.kind != RatioKind::bounded) ++open;
    covered += ratio.kind == RatioKind::unbounded || (ratio.kind == RatioKind::bounded && inside) ||
               (ratio.kind == RatioKind::outside && (40 <= ratio.low || 40 >= ratio.high));
  }
  EXPECT_GT(open, 0);
  EXPECT_GT(covered, 0.93 * studies);
  EXPECT_LT(covered, 0.97 * studies);
}

}  // namespace
}  // namespace convene
