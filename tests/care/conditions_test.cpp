#include <gtest/gtest.h>

#include <algorithm>

#include "tests/care/made_up_clinics.hpp"

namespace convene::test {
namespace {

using Change = CareConditions (*)(float);

double first_doses(World const& world, Change change, float dose, AgeBand band) {
  CareRun const run{world, {}, 1, [&](ClinicId, int) { return change(dose); }};
  return new_first_doses(run.end, band);
}

TEST(CareConditions, EachCareChangeRaisesWhatItIsFor) {
  auto const world = clinics_of({.clinics = 40, .weeks = 52, .one_dose = 0.6, .up_to_date = 0.45});
  Change const changes[] = {[](float x) { return CareConditions{x, 0, 0, 0, 0, 0}; },
                            [](float x) { return CareConditions{0, x, 0, 0, 0, 0}; },
                            [](float x) { return CareConditions{0, 0, x, 0, 0, 0}; },
                            [](float x) { return CareConditions{0, 0, 0, x, 0, 0}; },
                            [](float x) { return CareConditions{0, 0, 0, 0, x, 0}; },
                            [](float x) { return CareConditions{0, 0, 0, 0, 0, static_cast<int>(10 * x)}; }};
  for (auto change : changes) {
    double const none = first_doses(world, change, 0, band_11_12),
                 half = first_doses(world, change, 0.5f, band_11_12),
                 full = first_doses(world, change, 1, band_11_12);
    EXPECT_LT(none, half);
    EXPECT_LT(half, full);
  }
}

TEST(CareConditions, OutcomesAreMonotonePatientByPatient) {
  // One more recommendation never costs a first dose: the same word decides, and only the threshold moved.
  auto const world = clinics_of({.clinics = 50});
  CareRun const weak{world, {}, 1, [](ClinicId, int) { return CareConditions{0, 0, 0, 0.3f, 0, 0}; }};
  CareRun const strong{world, {}, 1, [](ClinicId, int) { return CareConditions{0.4f, 0, 0, 0.9f, 0, 0}; }};
  for (auto c : rows_of<ClinicId>(world.clinics.size()))
    EXPECT_LE(weak.lane->counts()[c].first_doses, strong.lane->counts()[c].first_doses);
}

TEST(CareConditions, EffectsPastTheThirteenthBirthdayAreWeak) {
  // hpv.B1, hpv.B3: no effect at 13-18.
  auto const world = clinics_of({.clinics = 200, .weeks = 26, .one_dose = 0.6, .up_to_date = 0.45});
  Change const all = [](float x) { return CareConditions{x, 0, 0, x, 0, 0}; };
  auto const gain = [&](AgeBand band) {
    return first_doses(world, all, 0.3f, band) / first_doses(world, all, 0, band) - 1;
  };
  double const young = gain(band_11_12), old = gain(band_13_17);
  EXPECT_GT(young, 0.3);
  EXPECT_LT(old, young / 2);
  EXPECT_GE(old, 0);
}

TEST(CareConditions, RegularFamiliesOfStrongIntentAnswerRecall) {
  auto const world = clinics_of({.clinics = 100, .weeks = 26});
  auto const visits = [&](std::map<std::string, double> const& given) {
    CareRun const run{world, given, 1, [](ClinicId, int) { return CareConditions{0, 0, 0, 0, 0, 10}; }};
    EXPECT_EQ(run.end.recall_contacts, 100 * 26 * 10);
    return run.end.recall_visits;
  };
  EXPECT_EQ(visits({{"vaccination.recall.first_response", 0}, {"vaccination.recall.later_response", 0}}), 0);
  EXPECT_LT(visits({{"vaccination.recall.irregular", 0.0}}), visits({{"vaccination.recall.irregular", 1.0}}));
}

TEST(CareConditions, YearsOfOneClinicDifferAsMuchAsRegistered) {
  // hpv.A5: at about 27% coverage at 11-12, clinics' uptake varies with a CV of about 0.5 beyond chance.
  auto const world = clinics_of({.clinics = 800, .weeks = 26, .one_dose = 0.27, .up_to_date = 0.06});
  auto const variation = [&](double sd) {
    CareRun const run{
        world,
        {{"vaccination.coverage_band", 1}, {"vaccination.era_doses", 3}, {"vaccination.year_sd", sd}},
        1};
    double sum = 0, squares = 0;
    for (auto const& n : run.lane->counts().values()) {
      double const first = new_first_doses(n, band_11_12);
      sum += first;
      squares += first * first;
    }
    double const mean = sum / 800, variance = squares / 800 - mean * mean;
    return std::sqrt(std::max(0.0, variance - mean)) / mean;
  };
  EXPECT_NEAR(variation(1.0), 0.5, 0.12);
  EXPECT_LT(variation(0.0), 0.25);  // what is left is the clinics' few providers
}

}  // namespace
}  // namespace convene::test
