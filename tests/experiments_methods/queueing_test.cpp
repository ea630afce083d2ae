#include "engine/core/queueing.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace convene {
namespace {

TEST(ErlangB, IsTheKnownFraction) {
  EXPECT_DOUBLE_EQ(erlang_b(2, 3), 4.0 / 19);
  EXPECT_DOUBLE_EQ(erlang_b(5, 5), 625.0 / 2194);
  EXPECT_EQ(erlang_b(0, 3), 0);
  EXPECT_EQ(erlang_b(2, 0), 1);
  EXPECT_NEAR(erlang_b(1000, 1000), .0245, 1e-3);  // large systems neither overflow nor vanish
}

TEST(ErlangC, IsTheKnownFraction) {
  EXPECT_DOUBLE_EQ(erlang_c(2, 3), 4.0 / 9);
  EXPECT_DOUBLE_EQ(erlang_c(8, 10), 4194304.0 / 10250507);
  EXPECT_NEAR(erlang_c(10, 14), .174131933595050, 5e-16);
  EXPECT_NEAR(erlang_c_wait(8, 10), .204590075398222, 5e-16);
  EXPECT_EQ(erlang_c(3, 3), 1);
  EXPECT_TRUE(std::isinf(erlang_c_wait(3, 3)));
}

TEST(ErlangA, IsKnown) {
  auto const found = erlang_a(48, 1, .5, 50);
  EXPECT_NEAR(found.wait, .467774068554, 5e-13);
  EXPECT_NEAR(found.abandon, .030912249162, 5e-13);
}

// Patience as long as a service: the number present is Poisson, whatever the servers.
TEST(ErlangA, WithPatienceLikeServiceIsAPoissonCount) {
  double const load = 7;
  double below = 0, term = std::exp(-load), waiting = 0;
  for (int n = 0; n < 200; ++n, term *= load / n) {
    if (n < 5) below += term;
    if (n > 5) waiting += (n - 5) * term;
  }
  auto const found = erlang_a(14, 2, 2, 5);
  EXPECT_NEAR(found.wait, 1 - below, 1e-14);
  EXPECT_NEAR(found.waiting, waiting, 1e-13);
}

TEST(ErlangA, LiesBetweenErlangBAndErlangC) {
  EXPECT_NEAR(erlang_a(8, 1, 1e-9, 10).wait, erlang_c(8, 10), 1e-7);
  EXPECT_NEAR(erlang_a(8, 1, 1e9, 10).abandon, erlang_b(8, 10), 1e-7);
  auto const crowded = erlang_a(2000, 1, .01, 1000);
  EXPECT_NEAR(crowded.abandon, .5, 1e-9);  // half of the demand can be served
}

}  // namespace
}  // namespace convene
