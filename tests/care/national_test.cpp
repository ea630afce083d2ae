#include <gtest/gtest.h>

#include "engine/processes/care/vaccination/national.hpp"
#include "engine/processes/care/vaccination/settings.hpp"
#include "tests/care/made_up_clinics.hpp"

namespace convene::test {
namespace {

// 400 clinics of 1,181: Monte Carlo error of a national coverage is below 0.15 points, of a share of visits
// below 0.4.
World nation(int weeks) {
  return clinics_of({.clinics = 400, .weeks = weeks});
}

NationalTable deterministic() {
  Parameters parameters;
  VaccinationSettings const s{parameters};
  VisitRates const rates{s.visits};
  Encounter const encounter{s.encounter, s.effects};
  return national_table(Cohort{rates, encounter, s.series});
}

TEST(National, CoverageByAgeIsWithinFourPointsOfNisTeen2022) {
  double const one_dose[] = {68.9, 75.8, 78.5, 79.6, 77.4}, up_to_date[] = {50.0, 60.3, 65.8, 68.8, 68.3};
  auto const table = deterministic();
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(100 * table.one_dose[i], one_dose[i], 4) << "age " << 13 + i;
    EXPECT_NEAR(100 * table.up_to_date[i], up_to_date[i], 4) << "age " << 13 + i;
  }
}

TEST(National, ATypicalClinicIsNearLevelZero) {
  auto const table = deterministic();
  EXPECT_NEAR(table.one_dose_13_17, 0.7604, 0.02);
  EXPECT_NEAR(table.up_to_date_13_17, 0.6264, 0.02);
}

TEST(National, MissedOpportunitiesAndVisitTypesAreThoseReported) {
  CareRun const run{nation(52), {}, 1};
  auto const missed = [&](DoseStage stage, VisitType type) {
    return 100 - 100.0 * run.end.vaccinated[stage][type] / run.end.eligible[stage][type];
  };
  EXPECT_NEAR(missed(first_dose, preventive), 61, 5);  // hpv.A3
  EXPECT_NEAR(missed(first_dose, acute), 98, 5);
  EXPECT_NEAR(missed(later_dose, preventive), 15, 8);
  EXPECT_NEAR(missed(later_dose, acute), 84, 8);
  double doses[visit_types], all = 0;
  for (std::size_t t = 0; t < visit_types; ++t)
    all += doses[t] = run.end.vaccinated[first_dose][t] + run.end.vaccinated[later_dose][t];
  EXPECT_NEAR(100 * doses[preventive] / all, 61, 6);  // hpv.A2
  EXPECT_NEAR(100 * doses[immunisation_only] / all, 26, 6);
  EXPECT_NEAR(100 * doses[acute] / all, 12, 6);
}

TEST(National, CoverageIsThatOfTheRosterAndStaysForTwoYears) {
  for (double coverage : {0.45, 0.7604, 0.90}) {
    auto const world =
        clinics_of({.clinics = 200, .weeks = 104, .one_dose = coverage, .up_to_date = 0.82 * coverage});
    CareRun const run{world, {}, 1};
    auto const share = [](VaccinationCounts const& n, std::int32_t const(&of)[age_bands]) {
      return static_cast<double>(of[band_13_17]) / n.patients[band_13_17];
    };
    // 118,000 patients and 200 sets of providers: standard error below 0.3 points; four of them, one in
    // 16,000.
    EXPECT_NEAR(share(run.start, run.start.one_dose), coverage, 0.012);
    EXPECT_NEAR(share(run.start, run.start.up_to_date), 0.82 * coverage, 0.012);
    EXPECT_NEAR(share(run.end, run.end.one_dose), coverage, 0.02);
    EXPECT_NEAR(share(run.end, run.end.up_to_date), 0.82 * coverage, 0.02);
  }
}

TEST(National, SimulationAgreesWithTheDeterministicRecursion) {
  CareRun const run{nation(1), {}, 2};
  Parameters parameters;
  VaccinationSettings const s{parameters};
  VisitRates const rates{s.visits};
  Encounter const encounter{s.encounter, s.effects};
  Cohort const cohort{rates, encounter, s.series};
  // The level that the roster's coverage implies, found here by bisection.
  double low = -2, high = 2;
  for (int i = 0; i < 40; ++i) {
    double const middle = (low + high) / 2;
    (national_table(cohort, middle).one_dose_13_17 < 0.7604 ? low : high) = middle;
  }
  auto const table = national_table(cohort, low);
  double const at_11_12 =
      static_cast<double>(run.start.one_dose[band_11_12]) / run.start.patients[band_11_12];
  EXPECT_NEAR(at_11_12, table.one_dose_11_12, 0.012);
}

}  // namespace
}  // namespace convene::test
