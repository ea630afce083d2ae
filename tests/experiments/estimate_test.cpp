#include "engine/experiments/estimate.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <vector>

#include "tests/experiments/fake_results.hpp"

namespace convene {
namespace {

TEST(Estimate, KnownInterval) {
  // Student (1908), additional hours of sleep: mean 1.58, standard deviation 1.229995, t(9) = 2.262157.
  std::vector<double> const sleep{1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};
  auto const e = estimate(sleep);
  EXPECT_NEAR(e.mean, 1.58, 1e-12);
  EXPECT_NEAR(e.half_width, 2.262157 * 1.229995 / std::sqrt(10.0), 1e-5);
  EXPECT_EQ(e.replications, 10u);
}

TEST(Estimate, EqualValuesHaveNoWidthAndNoRounding) {
  std::vector<double> const equal(7, 0.1);
  auto const e = estimate(equal);
  EXPECT_EQ(e.mean, 0.1);
  EXPECT_EQ(e.half_width, 0);
  EXPECT_FALSE(e.always_zero);
}

TEST(Estimate, OneReplicationSaysNothingAboutChance) {
  std::vector<double> const one{3};
  EXPECT_EQ(estimate(one).mean, 3);
  EXPECT_TRUE(std::isnan(estimate(one).half_width));
  EXPECT_TRUE(std::isnan(estimate({}).mean));
}

TEST(Estimate, LeavesMissingValuesOut) {
  std::vector<double> const some{1, no_value, 3};
  EXPECT_EQ(estimate(some).mean, 2);
  EXPECT_EQ(estimate(some).replications, 2u);
}

// 2,000 studies of 20 replications. With true coverage 0.95 the share inside has standard deviation 0.0049,
// so a sound interval leaves 93-97% with a chance of about 4e-5.
TEST(Estimate, PairedIntervalCoversTheTruth) {
  constexpr int studies = 2000;
  int covered = 0;
  for (std::uint64_t study = 0; study < studies; ++study) {
    std::vector<double> differences;
    for (std::size_t r = 0; r < 20; ++r) {
      auto const shared = 5 * fake::noise(study, r, 0);
      auto const baseline = shared + fake::noise(study, r, 1);
      auto const strategy = 0.3 + shared + fake::noise(study, r, 2);
      differences.push_back(strategy - baseline);
    }
    auto const e = estimate(differences);
    covered += e.low() <= 0.3 && 0.3 <= e.high();
  }
  EXPECT_GT(covered, 0.93 * studies);
  EXPECT_LT(covered, 0.97 * studies);
}

}  // namespace
}  // namespace convene
