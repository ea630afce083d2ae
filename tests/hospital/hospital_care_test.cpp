#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/hospital/made_up_hospitals.hpp"

namespace convene::test {
namespace {

TEST(HospitalCare, NumbersFollowFromEachOther) {
  auto s = made_up_hospitals(12);
  add_coaching(s, "coaching", {});
  Study const study{s, 3};
  for (auto const* name : {"no_partnership", "coaching"}) {
    double parts = 0, went = 0;
    for (auto c : hospital_conditions) {
      parts += study.mean(name, "readmissions_" + std::string{c});
      went += study.mean(name, "discharges_" + std::string{c});
    }
    EXPECT_NEAR(parts, study.mean(name, "readmissions"), 1e-9);
    EXPECT_NEAR(went, study.mean(name, "discharges"), 1e-9);
    double harms = 0;
    for (auto const* harm : {"clabsi", "cauti", "falls", "adverse_drug_events"}) harms += study.mean(name, harm);
    EXPECT_NEAR(harms, study.mean(name, "harms"), 1e-9);
    EXPECT_LT(study.mean(name, "line_days"), study.mean(name, "patient_days"));
  }
  for (double x : study.differences("coaching", "discharges")) EXPECT_EQ(x, 0) << "who comes is nobody's to change";
  for (double x : study.differences("coaching", "patient_days")) EXPECT_EQ(x, 0);
}

/// 40 hospitals x 10 replications: standard error of a rate near 0.3%; 4 of these is a false alarm in 16,000.
TEST(HospitalCare, UnhelpedRatesAreTheRegisteredOnes) {
  auto s = made_up_hospitals(40);
  set(s, "process.improvement.enabled", 0);
  set(s, "hospital.trend.harm", 0);
  set(s, "hospital.harm_spread", 0);
  Study const study{s, 10};
  double expected = 0, went = 0;
  static constexpr double rates[] = {0.134, 0.194, 0.156, 0.180, 0.107, 0.055};
  for (double rate : rates) expected += rate / 6;
  went = study.mean("no_partnership", "discharges");
  EXPECT_NEAR(went, 40 * 6 * 100 * 364 / 365.25, 4 * std::sqrt(24'000.0 / 10));
  double const lasting = 0.019 / std::sqrt(40.0 * 10);  // of hospitals' own rates, common to conditions at worst
  EXPECT_NEAR(study.mean("no_partnership", "readmission_rate"), expected, 4 * (std::sqrt(expected / went / 10) + lasting));
  auto const days = study.mean("no_partnership", "patient_days");
  EXPECT_NEAR(days / (40 * 52 * 7 * 200 * 0.65), 1, 0.01);
  EXPECT_NEAR(study.mean("no_partnership", "adverse_drug_events") / days, 0.0085, 0.0006);
}

TEST(HospitalCare, AWorkedOnTopicMovesAndTheOthersDoNot) {
  auto s = made_up_hospitals(24, 24);
  set(s, "improvement.own_dose", 0);
  add_coaching(s, "on_falls", {"falls"});
  Study const study{s, 6};
  auto const moved = [&](std::string const& topic) { return study.mean("on_falls", "compliance_" + topic) - study.mean("no_partnership", "compliance_" + topic); };
  EXPECT_GT(moved("falls"), 0.03);
  // What was on a hospital's table in the week of its first session may still be finished.
  for (auto const* other : {"clabsi", "cauti", "readmissions", "adverse_drug_events"}) EXPECT_LT(std::abs(moved(other)), 0.1 * moved("falls")) << other;
}

TEST(HospitalCare, PartnersOfOneTopicAreBurdenAndOfDifferentTopicsAreNot) {
  // Who reads a partner's words as topics: bits of the world's list, whatever its order.
  auto s = made_up_hospitals(24);
  auto const a = add_partner(s, "a", 12, 30), b = add_partner(s, "b", 12, 30);
  s.partners[0].topics = {"falls"};
  s.partners[1].topics = {"readmissions"};
  auto& both = add_strategy(s, "both", Engagement::clinic, {a, b}, {"coaching"});
  both.enrolled = true;
  Study const study{s, 4};
  EXPECT_GT(study.mean("both", "compliance_falls"), study.mean("no_partnership", "compliance_falls"));
  EXPECT_GT(study.mean("both", "compliance_readmissions"), study.mean("no_partnership", "compliance_readmissions"));
  EXPECT_GT(study.mean("both", "load"), study.mean("no_partnership", "load"));
}

TEST(HospitalCare, TheNationalTrendIsEveryonesOwn) {
  auto s = made_up_hospitals(24);
  add_coaching(s, "coaching", {"falls"});
  auto better = s;
  set(better, "hospital.trend.readmission", -0.08);
  set(better, "hospital.trend.harm", -0.08);
  Study const still{s, 4}, falling{better, 4};
  for (auto const* name : {"no_partnership", "coaching"}) {
    EXPECT_LT(falling.mean(name, "readmissions"), still.mean(name, "readmissions")) << name;
    EXPECT_LT(falling.mean(name, "adverse_drug_events"), still.mean(name, "adverse_drug_events")) << name;
  }
}

TEST(HospitalCare, TrainingToSpeakOfVaccinesIsRefused) {
  auto s = made_up_hospitals(2, 4);
  add_coaching(s, "coaching", {});
  set(s.strategies.back(), "coaching", "mode", std::string{"announcement"});
  EXPECT_THROW(Simulation{s}, InputError);
}

TEST(HospitalCare, MeasuresOfOtherSettingsAreNotThere) {
  Study const study{made_up_hospitals(2, 4), 1};
  for (auto const& measure : study.simulation().measures()) EXPECT_EQ(measure.info.id.find("coverage"), std::string::npos);
  Study const vaccination{made_up({.clinics = 2, .system_size = 1, .patients = 100, .weeks = 4}), 1};
  for (auto const& measure : vaccination.simulation().measures()) EXPECT_EQ(measure.info.id.find("readmission"), std::string::npos);
}

TEST(HospitalCare, TopicsThatHospitalsDoNotKnowAreRefused) {
  auto s = made_up_hospitals(2, 4);
  add_partner(s, "qio", 1, 10);
  s.partners.back().topics = {"fall"};
  try {
    Simulation const simulation{s};
    FAIL() << "taken";
  } catch (InputError const& e) {
    ASSERT_EQ(e.faults().size(), 1u);
    EXPECT_NE(to_string(e.faults()[0]).find("did you mean 'falls'?"), std::string::npos) << to_string(e.faults()[0]);
  }
}

}  // namespace
}  // namespace convene::test
