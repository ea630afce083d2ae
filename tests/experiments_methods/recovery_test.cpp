// Parameters are recovered from data that the model itself made: 600 worlds, each with values drawn from the priors and
// data with their errors. 90% intervals that cover 90% stay in [85%, 95%] of 600 but for chance 5e-5 a parameter.
#include <gtest/gtest.h>

#include <cmath>

#include "engine/experiments/calibration/calibrate.hpp"
#include "tests/experiments_methods/draws_of.hpp"

namespace convene {
namespace {

/// In the shape of the vaccination model: a chance of noticing, a chance of accepting and their product is what is seen,
/// next to a rate seen alone; the last parameter does nothing.
Matrix emulator(Matrix const& values, Futures) {
  Matrix result(values.rows(), 3);
  for (std::size_t i = 0; i < values.rows(); ++i) {
    double const notice = values(i, 0), accept = values(i, 1);
    result(i, 0) = 100 * notice * accept;
    result(i, 1) = 100 * (1 - (1 - notice) * (1 - notice));
    result(i, 2) = 40 * accept * accept;
  }
  return result;
}

class Recovery : public testing::TestWithParam<std::size_t> {};
INSTANTIATE_TEST_SUITE_P(Particles, Recovery, testing::Values(60, 200));

TEST_P(Recovery, NinetyPercentIntervalsCoverAndFlatParametersAreNamed) {
  constexpr int worlds = 600;
  std::vector<SoughtParameter> const sought{{"notice", "1", .1, .9, [](double u) { return .1 + .8 * u; }},
                                            {"accept", "1", .1, .9, [](double u) { return .1 + .8 * u; }},
                                            {"unseen", "1", 0, 1, [](double u) { return u; }}};
  double covered[3] = {}, named = 0, wrongly_named = 0;
  for (std::uint64_t world = 0; world < worlds; ++world) {
    Matrix truth(1, 3);
    for (std::size_t p = 0; p < 3; ++p) truth(0, p) = sought[p].value(methods::uniform(world, 1, p));
    Matrix const clean = emulator(truth, {});
    std::vector<CalibrationTarget> targets;
    for (std::size_t t = 0; t < 3; ++t)
      targets.push_back({"t" + std::to_string(t), clean(0, t) + 4 * methods::noise(world, 2, t), 4});
    CalibrationOptions options;
    options.seed = world + 1;
    options.attempts = 200'000;
    options.particles = GetParam();
    auto const found = calibrate(sought, targets, emulator, options);
    for (std::size_t p = 0; p < 3; ++p)
      covered[p] += found.parameters[p].low <= truth(0, p) && truth(0, p) <= found.parameters[p].high;
    named += found.parameters[2].flat;
    wrongly_named += found.parameters[0].flat + found.parameters[1].flat;
  }
  for (double const count : covered) {
    EXPECT_GE(count / worlds, .85);
    EXPECT_LE(count / worlds, .95);
  }
  EXPECT_GT(named / worlds, .85);
  EXPECT_LT(wrongly_named / worlds, .05);
}

}  // namespace
}  // namespace convene
