#include <gmock/gmock.h>

#include <array>

#include "engine/experiments/sensitivity/sobol_indices.hpp"
#include "tests/experiments_methods/functions.hpp"

namespace convene {
namespace {

/// How often 95% intervals of S1, S2, ST1, ST2, ST3 of Ishigami's function (all between .05 and .95) hold the
/// truth.
std::array<double, 5> coverage(Sampling sampling, int studies) {
  constexpr std::array<double, 5> truth{0.31390519114781146, 0.4424111447900409, 0.5575888552099592,
                                        0.4424111447900409, 0.2436836640621477};
  std::array<double, 5> covered{};
  for (int study = 0; study < studies; ++study) {
    Draws const draws(20260706, static_cast<std::uint64_t>(study));
    SaltelliDesign const design({.factors = 3, .base = 1024, .sampling = sampling}, draws);
    auto const y = methods::outcomes(design.points(), methods::ishigami);
    auto const found = sobol_indices(design, y, draws, {.bootstrap = {.resamples = 200}});
    std::array<IndexEstimate, 5> const all{found.first[0], found.first[1], found.total[0], found.total[1],
                                           found.total[2]};
    for (std::size_t i = 0; i < 5; ++i)
      covered[i] += (all[i].low <= truth[i] && truth[i] <= all[i].high) / 1.0;
  }
  for (double& share : covered) share /= studies;
  return covered;
}

// Shares of 2,000 studies. Intervals that truly cover 95% leave [93%, 97%] with chance 4e-5 for each of 15
// shares: false alarm 6e-4. The unscrambled sequence is no draw of chance and is not in the list.
void expect_95_percent(Sampling sampling) {
  for (double const share : coverage(sampling, 2000)) {
    EXPECT_GE(share, .93);
    EXPECT_LE(share, .97);
  }
}

TEST(SobolIntervals, CoverWithRandomPoints) {
  expect_95_percent(Sampling::random);
}
TEST(SobolIntervals, CoverWithShiftedPoints) {
  expect_95_percent(Sampling::digital_shift);
}
TEST(SobolIntervals, CoverWithScrambledPoints) {
  expect_95_percent(Sampling::owen);
}

}  // namespace
}  // namespace convene
