#include "engine/core/math.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace convene {
namespace {

TEST(ExactMath, AgreesWithTheLibraryToTheLastFewBits) {
  for (double x = -700; x <= 700; x += 0.37) EXPECT_NEAR(exact_exp(x) / std::exp(x), 1, 2e-15) << x;
  for (double x = 1e-12; x < 1e12; x *= 1.07) EXPECT_NEAR(exact_log(x), std::log(x), 4e-15 * std::max(1.0, std::fabs(std::log(x)))) << x;
  EXPECT_EQ(exact_exp(0), 1);
  EXPECT_EQ(exact_log(1), 0);
}

TEST(ExactMath, LogitAndExpitUndoEachOther) {
  for (double p = 0.001; p < 1; p += 0.013) EXPECT_NEAR(expit(logit(p)), p, 1e-14);
  EXPECT_EQ(expit(0), 0.5);
  EXPECT_NEAR(expit(40), 1, 1e-15);
  EXPECT_GE(expit(-800), 0);
}

TEST(ExactMath, NormalQuantileAgreesWithTables) {
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-8);
  EXPECT_NEAR(normal_quantile(0.5), 0, 1e-12);
  EXPECT_NEAR(normal_quantile(1e-6), -4.753424308822899, 1e-7);
  for (double p = 0.001; p < 1; p += 0.017) EXPECT_NEAR(normal_cdf(normal_quantile(p)), p, 3e-7);
}

}  // namespace
}  // namespace convene
