// Patterns 3 and 11 (engine/ODD.md, section 1) in hospitals, each with its mechanism knocked out. Paired t statistics
// above 3.5 at 20 replications: a false alarm in fewer than 1 of 800 runs under another seed.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/hospital/made_up_hospitals.hpp"

namespace convene::test {
namespace {

constexpr double sure = 3.5;
constexpr int replications = 20;

// 3. Joint work raises process more than outcome; outcomes move only past a process threshold.
Scenario coached_from(double compliance) {
  auto s = made_up_hospitals(40, 26);  // as long as the programme
  start_at(s, compliance);
  add_coaching(s, "coaching", {"readmissions", "falls"});
  return s;
}

TEST(HospitalPattern, 03_BelowTheThresholdProcessMovesAndOutcomesDoNot) {
  auto low = coached_from(0.35);
  set(low, "hospital.theta", 1.2);  // at full fidelity 0.64: short of 0.75
  Study const study{low, replications};
  EXPECT_GT(t_statistic(study.differences("coaching", "compliance_readmissions")), sure);
  EXPECT_GT(t_statistic(study.differences("coaching", "compliance_falls")), sure);
  for (double x : study.differences("coaching", "readmissions")) EXPECT_EQ(x, 0);
  for (double x : study.differences("coaching", "falls")) EXPECT_EQ(x, 0);

  set(low, "hospital.threshold", 0.3);  // knocked out: the same work moves readmissions
  EXPECT_LT(t_statistic(Study{low, replications}.differences("coaching", "readmissions")), -sure);
}

TEST(HospitalPattern, 03_PastTheThresholdOutcomesMoveButLessThanProcess) {
  Study const study{coached_from(0.72), replications};
  auto const points = [&](char const* measure) { return study.mean("coaching", measure) - study.mean("no_partnership", measure); };
  EXPECT_LT(t_statistic(study.differences("coaching", "readmissions")), -sure);
  EXPECT_LT(t_statistic(study.differences("coaching", "falls")), -sure);
  EXPECT_GT(points("compliance_readmissions"), -2 * points("readmission_rate"));
  // Outcomes wait for the process to pass the threshold.
  double const early = study.difference_between("coaching", "falls", 0, 8), late = study.difference_between("coaching", "falls", 18, 26);
  EXPECT_LT(late, 1.5 * early);
}

// 11. A moving denominator can hide or reverse an effect: catheters that are not needed come out first.
Scenario catheters() {
  auto s = made_up_hospitals(60);
  start_at(s, 0.40);
  set(s, "hospital.theta", 1.2);         // no step of the elements is reached
  set(s, "hospital.cauti.removed", 0.6);
  add_coaching(s, "coaching", {"cauti"});
  return s;
}

TEST(HospitalPattern, 11_FewerInfectionsAndAHigherDeviceRate) {
  auto s = catheters();
  Study const study{s, replications};
  EXPECT_LT(t_statistic(study.differences("coaching", "catheter_days")), -sure);
  EXPECT_LT(t_statistic(study.differences("coaching", "cauti")), -sure) << "fewer patients are harmed";
  EXPECT_GT(t_statistic(study.differences("coaching", "cauti_per_1000_catheter_days")), sure) << "and the device rate says the reverse";
  EXPECT_LT(t_statistic(study.differences("coaching", "cauti_per_10000_patient_days")), -sure);

  set(s, "hospital.selection", 0);  // knocked out: all catheter-days are alike
  Study const alike{s, replications};
  EXPECT_LT(t_statistic(alike.differences("coaching", "cauti")), -sure);
  EXPECT_LT(std::abs(t_statistic(alike.differences("coaching", "cauti_per_1000_catheter_days"))), sure);

  set(s, "hospital.cauti.removed", 0);  // knocked out: the denominator stands still
  for (double x : Study{s, 3}.differences("coaching", "cauti_per_1000_catheter_days")) EXPECT_EQ(x, 0);
}

}  // namespace
}  // namespace convene::test
