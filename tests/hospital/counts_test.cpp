#include "engine/random/counts.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/random/draws.hpp"

namespace convene {
namespace {

double poisson_below(int k, double mean) {
  double sum = 0;
  for (int i = 0; i <= k; ++i) sum += std::exp(i * std::log(mean) - mean - std::lgamma(i + 1.0));
  return sum;
}

double binomial_below(int k, int n, double p) {
  double sum = 0;
  for (int i = 0; i <= k; ++i)
    sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(i + 1.0) - std::lgamma(n - i + 1.0) + i * std::log(p) + (n - i) * std::log1p(-p));
  return sum;
}

/// `k` is the quantile of `u` when the chance of fewer is below u and that of k or fewer is not.
TEST(Counts, AreExactQuantilesUpToMeansOf300) {
  for (double mean : {0.02, 0.7, 4.0, 60.0, 299.0})
    for (double u : {1e-9, 0.01, 0.3, 0.5, 0.9, 0.999, 1 - 1e-9}) {
      auto const k = poisson(u, mean);
      EXPECT_GE(poisson_below(k, mean), u - 1e-12) << mean << " " << u;
      if (k > 0) {
        EXPECT_LT(poisson_below(k - 1, mean), u + 1e-12) << mean << " " << u;
      }
    }
  for (int n : {1, 7, 200, 1500})
    for (double p : {0.01, 0.15, 0.5, 0.8, 0.99})
      for (double u : {1e-6, 0.02, 0.5, 0.97, 1 - 1e-6}) {
        if (std::min(p, 1 - p) * n > 300) continue;
        auto const k = binomial(u, n, p);
        EXPECT_GE(binomial_below(k, n, p), u - 1e-9) << n << " " << p << " " << u;
        if (k > 0) {
          EXPECT_LT(binomial_below(k - 1, n, p), u + 1e-9) << n << " " << p << " " << u;
        }
      }
}

TEST(Counts, LargeOnesAreOffByAtMostTwo) {
  for (double mean : {301.0, 1200.0})
    for (double u : {0.001, 0.05, 0.5, 0.95, 0.999}) {
      auto const k = poisson(u, mean);
      EXPECT_GE(poisson_below(k + 2, mean), u) << mean << " " << u;
      EXPECT_LT(poisson_below(k - 3, mean), u) << mean << " " << u;
    }
}

TEST(Counts, RiseWithTheUniformAndWithTheMean) {
  Draws const draws{3, 0};
  constexpr Decision any{"test.counts"};
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    double const u = draws.uniform(any, i), v = draws.uniform(any, i, 1), mean = 400 * draws.uniform(any, i, 2), more = mean * 1.02;
    auto const n = static_cast<std::int32_t>(1 + 900 * draws.uniform(any, i, 3));
    double const p = draws.uniform(any, i, 4), greater = p + 0.01 * (1 - p);
    EXPECT_LE(poisson(std::min(u, v), mean), poisson(std::max(u, v), mean));
    EXPECT_LE(binomial(std::min(u, v), n, p), binomial(std::max(u, v), n, p));
    EXPECT_LE(poisson(u, mean), poisson(u, more)) << u << " " << mean;
    EXPECT_LE(binomial(u, n, p), binomial(u, n, greater)) << u << " " << n << " " << p;
  }
}

TEST(Counts, NothingComesOfNothing) {
  EXPECT_EQ(poisson(0.9, 0), 0);
  EXPECT_EQ(binomial(0.9, 0, 0.5), 0);
  EXPECT_EQ(binomial(0.9, 5, 0), 0);
  EXPECT_EQ(binomial(0.1, 5, 1), 5);
}

}  // namespace
}  // namespace convene
