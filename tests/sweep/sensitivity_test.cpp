#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

#include "designed_sweep.hpp"
#include "engine/experiments/sweep/sweep_discovery.hpp"
#include "engine/experiments/sweep/sweep_sensitivity.hpp"
#include "engine/reports/sensitivity.hpp"

namespace convene {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

std::string factor(std::string const& path, std::string const& range, std::string const& more = {}) {
  return "[[factor]]\npath = \"" + path + "\"\nrange = " + range + "\nspread = \"uniform\"\n" + more;
}

std::string three(std::string const& group_of_first_and_third = {}) {
  auto const group = group_of_first_and_third.empty() ? "" : "group = \"" + group_of_first_and_third + "\"\n";
  return factor("trust.gain", "[0.01, 0.09]", group) + factor("engagement.b0", "[-1, 1]") +
         factor("strategy.coach.levers.coaching.session_hours", "[0.5, 2]", group);
}

/// Ishigami (7, 0.1): the answers of ORACLES are independent of this program.
double ishigami(std::span<double const> u) {
  auto const x = [&](std::size_t i) { return std::numbers::pi * (2 * u[i] - 1); };
  return std::sin(x(0)) + 7 * std::sin(x(1)) * std::sin(x(1)) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// Both strategies rise and fall by luck that they share; their difference is Ishigami's function.
double shared_luck(std::span<double const> u, std::size_t strategy, std::size_t replication) {
  return 100 * std::sin(static_cast<double>(replication) + u[0]) + (strategy == 1 ? ishigami(u) : 0);
}

TEST(SweepSensitivity, SobolIndicesOfADifferenceFromTheFileAlone) {
  auto const sweep = swept(three(), "kind = \"saltelli\"\nsize = 1024\nscrambled = false\n", shared_luck, 1);
  auto const found = sensitivity_of(sweep);
  EXPECT_EQ(found.method, SensitivityMethod::sobol);
  EXPECT_EQ(found.contrast.words(), "system_first minus clinic_by_clinic");
  ASSERT_TRUE(found.sobol);
  // What this very sequence gives, from elsewhere; common luck of size 100 leaves rounding errors.
  double const first[] = {0.33273937838, 0.44131393854, 0.01839990901}, total[] = {0.55817904571, 0.44328458403, 0.24214937336};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found.sobol->first[i].value, first[i], 1e-9) << i;
    EXPECT_NEAR(found.sobol->total[i].value, total[i], 1e-9) << i;
  }
  EXPECT_NEAR(found.deviation * found.deviation, 13.818954443238662, 1e-9);
  EXPECT_THAT(sensitivity_text(sweep, found), HasSubstr("first_doses (people, over 52 weeks), system_first minus"));
}

TEST(SweepSensitivity, GroupsAndPairsAreThoseOfTheDesignInMemory) {
  auto const found = sensitivity_of(
      swept(three("pair"), "kind = \"saltelli\"\nsize = 64\nsecond_order = true\nseed = 3\n", shared_luck));
  ASSERT_EQ(found.names, (std::vector<std::string>{"pair", "engagement.b0"}));
  SaltelliDesign const design{{.factors = 3, .base = 64, .groups = {{0, 2}, {1}}, .second_order = true, .sampling = Sampling::owen},
                              Draws{3, 0}};
  std::vector<double> outcome;
  for (std::size_t r = 0; r < design.points().rows(); ++r) outcome.push_back(ishigami(design.points().row(r)));
  auto const expected = sobol_indices(design, outcome, Draws{3, 1});
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_NEAR(found.sobol->first[i].value, expected.first[i].value, 1e-9);
    EXPECT_NEAR(found.sobol->total[i].high, expected.total[i].high, 1e-9);
  }
  ASSERT_EQ(found.sobol->second.size(), 1U);
  EXPECT_NEAR(found.sobol->second[0].interaction.value, expected.second[0].interaction.value, 1e-9);
  EXPECT_LT(found.contrast.chance, 1e-10) << "common luck cancels";
}

double straight(std::span<double const> u, std::size_t strategy, std::size_t) {
  return strategy == 1 ? 3 * u[0] - 4 * u[1] : 10 * u[2];
}

TEST(SweepSensitivity, MorrisEffectsOfAStraightLineAreItsSlopes) {
  auto const sweep = swept(three(), "kind = \"morris\"\ntrajectories = 8\n", straight);
  auto const found = sensitivity_of(sweep, {.of = "system_first"});
  EXPECT_EQ(found.method, SensitivityMethod::morris);
  double const slopes[] = {3, -4, 0};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found.morris[i].mu.value, slopes[i], 1e-9);
    EXPECT_NEAR(found.morris[i].mu_star.value, std::abs(slopes[i]), 1e-9);
    EXPECT_NEAR(found.morris[i].sigma.value, 0, 1e-9);
  }
  auto const difference = sensitivity_of(sweep, {.of = "system_first", .against = "clinic_by_clinic"});
  EXPECT_NEAR(difference.morris[2].mu.value, -10, 1e-9);
}

TEST(SweepSensitivity, RegressionStandardises) {
  auto const found = sensitivity_of(swept(three(), "kind = \"lhs\"\nsize = 400\nmaximin = 1\n", straight), {.of = "system_first"});
  ASSERT_TRUE(found.regression);
  EXPECT_NEAR(found.regression->coefficients[0].value, 0.6, 0.03);
  EXPECT_NEAR(found.regression->coefficients[1].value, -0.8, 0.03);
  EXPECT_NEAR(found.regression->coefficients[2].value, 0, 1e-9);
  EXPECT_NEAR(found.regression->explained.value, 1, 1e-9);
  auto const saltelli = sensitivity_of(swept(three(), "kind = \"saltelli\"\nsize = 128\n", straight),
                                       {.of = "system_first", .method = SensitivityMethod::regression});
  EXPECT_EQ(saltelli.points, 256U) << "its two samples, whose points do not depend on each other";
}

TEST(SweepSensitivity, RefusesADesignThatDoesNotFitInASentence) {
  auto const lhs = swept(three(), "kind = \"lhs\"\nsize = 10\n", straight);
  auto const morris = swept(three(), "kind = \"morris\"\ntrajectories = 2\n", straight);
  auto const ask = [](SweepResults const& sweep, SensitivityMethod method) {
    return [&sweep, method] { sensitivity_of(sweep, {.of = "system_first", .method = method}); };
  };
  EXPECT_THAT(ask(lhs, SensitivityMethod::sobol),
              ThrowsMessage<InputError>(HasSubstr("the method sobol on a design of kind lhs (Sobol' indices need two samples and "
                                                  "their mixtures) sweep with kind = \"saltelli\", or use --method regression")));
  EXPECT_THAT(ask(lhs, SensitivityMethod::morris), ThrowsMessage<InputError>(HasSubstr("one factor to move at a time")));
  EXPECT_THAT(ask(morris, SensitivityMethod::regression), ThrowsMessage<InputError>(HasSubstr("points of a trajectory depend on each other")));
  EXPECT_THAT(ask(morris, SensitivityMethod::sobol), ThrowsMessage<InputError>(HasSubstr("on a design of kind morris")));
}

TEST(SweepSensitivity, NamesOfStrategiesAndMeasuresAreChecked) {
  auto const sweep = swept(three(), "kind = \"lhs\"\nsize = 10\n", straight);
  EXPECT_THAT([&] { contrast(sweep, "system_frist", ""); },
              ThrowsMessage<InputError>(HasSubstr("did you mean 'system_first'?")));
  EXPECT_THAT([&] { contrast(sweep, "system_first", "system_first"); },
              ThrowsMessage<InputError>(HasSubstr("the difference is 0 everywhere")));
  EXPECT_EQ(contrast(sweep, "", "system_first").of, "clinic_by_clinic");
}

TEST(SweepSensitivity, ASaltelliDesignBearsNoGap) {
  auto const sweep = swept(three(), "kind = \"saltelli\"\nsize = 16\nrandomisations = 2\n",
                           [](std::span<double const> u, std::size_t, std::size_t) { return u[0] > 0.9 ? std::nan("") : u[0]; });
  EXPECT_THAT([&] { sensitivity_of(sweep, {.of = "system_first"}); }, ThrowsMessage<InputError>(HasSubstr("it has no value")));
}

TEST(SweepDiscover, FindsTheCornerWhereAStrategyWinsAndSaysSo) {
  auto const sweep = swept(three(), "kind = \"lhs\"\nsize = 400\nmaximin = 1\n",
                           [](std::span<double const> u, std::size_t strategy, std::size_t) {
                             bool const corner = u[0] > 0.6 && u[1] < 0.5;
                             return strategy == 1 ? (corner ? 1.0 : -1.0) : 0.0;
                           });
  auto const found = discover_in(sweep);
  EXPECT_EQ(found.claim, "system_first beats clinic_by_clinic");
  EXPECT_NEAR(found.found.base_rate, 0.2, 0.03);
  EXPECT_TRUE(found.found.significant);
  ASSERT_EQ(found.found.limits.size(), 2U);
  EXPECT_NEAR(found.found.limits[0].value, 0.01 + 0.08 * 0.6, 0.004);
  EXPECT_NEAR(found.found.limits[1].value, 0, 0.08);
  EXPECT_GT(found.found.count.density, 0.9);
  EXPECT_THAT(found.sentence, HasSubstr("system_first beats clinic_by_clinic mainly where trust.gain is at least 0.0"));
  EXPECT_THAT(discovery_text(sweep, found), HasSubstr("coverage"));
  auto const fails = discover_in(sweep, {.of = "system_first", .against = "clinic_by_clinic", .below = 0.0});
  EXPECT_NEAR(fails.found.base_rate, 0.8, 0.03);
}

TEST(SweepDiscover, TakesPointsThatDoNotDependOnEachOther) {
  auto const win = [](std::span<double const> u, std::size_t strategy, std::size_t) { return strategy == 1 ? u[0] - 0.5 : 0; };
  EXPECT_EQ(discover_in(swept(three(), "kind = \"saltelli\"\nsize = 64\n", win)).used, 128U);
  auto const morris = swept(three(), "kind = \"morris\"\ntrajectories = 4\n", win);
  EXPECT_THAT([&] { discover_in(morris); },
              ThrowsMessage<InputError>(HasSubstr("discover on a design of kind morris (points of a trajectory depend")));
}

TEST(SweepDiscover, SaysSoWhenThereIsNothingToFind) {
  auto const luck = swept(three(), "kind = \"lhs\"\nsize = 200\nmaximin = 1\n",
                          [](std::span<double const> u, std::size_t strategy, std::size_t) {
                            return strategy == 1 ? std::sin(1e7 * (u[0] + u[1] + u[2])) : 0;
                          });
  EXPECT_FALSE(discover_in(luck).found.significant);
  EXPECT_THAT([&] { discover_in(luck, {.of = "system_first"}); },
              ThrowsMessage<InputError>(HasSubstr("a strategy by itself needs a threshold")));
}

TEST(SweepDiscover, WordsAreSaidAsWords) {
  auto const text = "[[factor]]\npath = \"strategy.coach.levers.coaching.mode\"\nvalues = [\"webinar\", \"in_person\"]\n" +
                    factor("trust.gain", "[0.01, 0.09]");
  auto const found = discover_in(swept(text, "kind = \"lhs\"\nsize = 100\nmaximin = 1\n",
                                       [](std::span<double const> u, std::size_t strategy, std::size_t) {
                                         return strategy == 1 ? (u[0] < 0.5 ? 1.0 : -1.0) : 0.0;
                                       }));
  EXPECT_THAT(found.sentence, HasSubstr("mainly where strategy.coach.levers.coaching.mode is webinar"));
}

}  // namespace
}  // namespace convene
