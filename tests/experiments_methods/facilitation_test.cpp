#include "engine/experiments/trials/facilitation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/assembly/catalogue.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"

namespace convene {
namespace {

std::vector<FacilitationTrial> published() {
  Diagnostics diagnostics;
  auto trials = read_facilitation_trials(CONVENE_SOURCE "/scenarios/trials/practice_facilitation_trials.csv", diagnostics);
  EXPECT_TRUE(diagnostics.ok());
  return trials;
}

TEST(Facilitation, AConstantEffectHasThePublishedError) {
  auto const trials = published();
  EXPECT_EQ(trials.size(), 23u);
  EXPECT_NEAR(constant_error(trials), 27.55, 0.005);
}

TEST(Facilitation, SaturatingDoseDoesBetterThanAConstantAndForcesAnEarlyKnee) {
  auto const fit = fit_dose(published(), 0);
  EXPECT_LT(fit.squares, 27.55);
  EXPECT_NEAR(fit.half, 0.54, 0.03);
  EXPECT_NEAR(fit.below_constant, 2.98, 0.05);
  EXPECT_EQ(fit.low, 0) << "the trials do not rule out that any dose does";
  EXPECT_LT(fit.high, 3.5);
}

TEST(Facilitation, TheModelsOwnResponseDoesBetterThanAConstant) {
  auto const declared = declared_parameters(Setting::vaccination);
  double const half = declared.find("improvement.half_dose")->fallback, life = declared.find("improvement.dose_half_life")->fallback;
  EXPECT_LT(dose_error(published(), half, life), 27.55);
  auto const fit = fit_dose(published(), life);
  EXPECT_LE(half, fit.high);
  EXPECT_GE(half, fit.low);
}

TEST(Facilitation, TheHalfSaturationBehindMadeUpTrialsIsFound) {
  constexpr Decision hours{"test.hours"}, noise{"test.noise"};
  Draws const draws{7, 0};
  std::vector<FacilitationTrial> trials;
  for (std::uint64_t i = 0; i < 400; ++i) {
    double const dose = lognormal(draws.uniform(hours, i), 6, 1.2);
    trials.push_back({"made up", dose, 1, 12, normal(draws.uniform(noise, i), 0.9 * dose / (dose + 4), 0.05), 0.05});
  }
  auto const fit = fit_dose(trials, 0);
  EXPECT_NEAR(fit.half, 4, 0.35);
  EXPECT_NEAR(fit.most, 0.9, 0.03);
  EXPECT_LT(fit.low, fit.half);
  EXPECT_GT(fit.high, fit.half);
  EXPECT_LT(fit.high - fit.low, 0.5) << "400 trials of small error tell it closely";
}

}  // namespace
}  // namespace convene
