#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/scenario/names.hpp"
#include "engine/scenario/sites.hpp"
#include "engine/scenario/utf8.hpp"
#include "tests/scenario/texts.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Roster, EveryCellOfAClinicHasItsRange) {
  EXPECT_THAT(
      faults_with("clinics.csv",
                  "clinic,system,patients_9_18,providers,coverage_1_dose,coverage_up_to_date,specialty,lat,"
                  "payer_public\n"
                  ",union,10,1,,,,,\n"
                  "a,,,1.5,0.5,0.6,pediatric,91,-0.1\n"
                  "west,,0,\"1,2\",nan,1e400,,inf,\"0,5\"\n"),
      ElementsAre(
          "clinics.csv:2:1: clinic is empty (it is required) fill it in",
          "clinics.csv:3:3: patients_9_18 is empty (it is required) fill it in",
          "clinics.csv:3:4: providers = 1.5 (must be a whole number) write it without a fraction",
          "clinics.csv:3:6: coverage_up_to_date = 0.6 (must not exceed coverage_1_dose = 0.5) are the two "
          "exchanged?",
          "clinics.csv:3:7: specialty = pediatric (must be one of pediatrics, family_medicine, mixed) did "
          "you mean "
          "'pediatrics'?",
          "clinics.csv:3:8: lat = 91 (must be in [-90, 90]) give a value in this range",
          "clinics.csv:3:9: payer_public = -0.1 (must be in [0, 1]) give a value in this range",
          "clinics.csv:4:3: patients_9_18 = 0 (must be in [1, 1000000]) give a value in this range",
          "clinics.csv:4:4: providers = 1,2 (must be a number) write a decimal point, and no thousands "
          "separator",
          "clinics.csv:4:5: coverage_1_dose = nan (must be a number) leave it empty if it is not known",
          "clinics.csv:4:6: coverage_up_to_date = 1e400 (must be a number) leave it empty if it is not known",
          "clinics.csv:4:8: lat = inf (must be a number) leave it empty if it is not known",
          "clinics.csv:4:9: payer_public = 0,5 (must be a number) write a decimal point, and no thousands "
          "separator"));
}

TEST(Roster, EveryCellOfASystemHasItsRange) {
  EXPECT_THAT(
      faults_with(
          "systems.csv",
          "system,cycle_weeks,cycle_start,priority_setter,weight_time,weight_money,weight_care,willingness\n"
          "union,60,06.10.2026,clinics,0,0,0,2\n"
          "union,,2026-02-30,,,,,\n"),
      ElementsAre(
          "systems.csv:2:2: cycle_weeks = 60 (must be in [26, 52]) give a value in this range",
          "systems.csv:2:3: cycle_start = 06.10.2026 (must be a day of the calendar) write it as 2026-07-06",
          "systems.csv:2:4: priority_setter = clinics (must be one of system, clinic, provider) did you mean "
          "'clinic'?",
          "systems.csv:2:7: weight_care = 0 (weight_time, weight_money and weight_care are all 0) leave them "
          "empty if not known",
          "systems.csv:2:8: willingness = 2 (must be in [-1, 1]) give a value in this range",
          "systems.csv:3:1: system = union (already used in line 2) give each its own",
          "systems.csv:3:3: cycle_start = 2026-02-30 (must be a day of the calendar) write it as "
          "2026-07-06"));
}

TEST(Roster, TiesJoinTwoThatExist) {
  EXPECT_THAT(
      faults_with("ties.csv", "from,to,trust\nunion,union,1\nwest,health_dep,2\nwest,union,\nwest,union,\n"),
      ElementsAre(
          "ties.csv:2:2: to = union (a tie joins two organisations) name another",
          "ties.csv:3:2: to = health_dep (neither a partner nor a system) use a partner's id, a system or an "
          "independent clinic",
          "ties.csv:3:3: trust = 2 (must be in [0, 1]) is it a percentage?",
          "ties.csv:5:2: to = union (the tie from west stands in line 4 already) delete one"));
}

TEST(Roster, AnIndependentClinicMayBearASystemsNameUnlessATieUsesIt) {
  auto texts = good_texts();
  texts["clinics.csv"] = "clinic,system,patients,providers\nunion,,10,1\nnorth,union,10,1\nwest,,10,1\n";
  EXPECT_THAT(
      faults_of(texts),
      ElementsAre(
          "ties.csv:2:2: to = union (several partners, systems or independent clinics have this name) rename "
          "the others"));
  texts["ties.csv"] = "from,to\n";
  EXPECT_THAT(faults_of(texts), IsEmpty());
}

TEST(Roster, ASystemMayBeMissingFromTheSystemsFile) {
  EXPECT_THAT(faults_with("systems.csv", "system,layers\n"), IsEmpty());
}

TEST(Roster, AFileThatCannotBeReadIsNoReasonForFaultsElsewhere) {
  EXPECT_THAT(faults_with("clinics.csv", "clinic,system,patients,providers\nnorth,union\nwest,,10,1\n"),
              ElementsAre("clinics.csv:2:2: 2 fields (the header has 4) is a delimiter missing?"));
}

TEST(Names, TwoNamesWithOneKeyAreAFault) {
  UniqueNames names{"", [](std::string_view name) { return std::uint64_t{name.size()}; }};
  Diagnostics diagnostics;
  EXPECT_TRUE(names.add("north", "clinic = north", {"t.csv", 2, 1}, diagnostics));
  EXPECT_FALSE(names.add("south", "clinic = south", {"t.csv", 3, 1}, diagnostics));
  EXPECT_FALSE(names.contains("south"));
  EXPECT_EQ(to_string(diagnostics.sorted().at(0)),
            "t.csv:3:1: clinic = south (has the same 64-bit key as 'north' in line 2) rename one of the two");
}

TEST(Sites, ValuesAreComparedByWhatTheyMean) {
  ClinicRow clinic;
  clinic.rural = true;
  clinic.coverage_1_dose = 0.5;
  clinic.extra["arm"] = "1";
  StrategySpec strategy;
  EXPECT_TRUE(is_site(strategy, clinic));
  strategy.sites = {{"rural", "true"}, {"arm", "1"}, {"coverage_1_dose", "0.50"}};
  EXPECT_TRUE(is_site(strategy, clinic));
  strategy.sites["arm"] = "2";
  EXPECT_FALSE(is_site(strategy, clinic));
  strategy.sites = {{"champion", "no"}};  // not known is not no
  EXPECT_FALSE(is_site(strategy, clinic));
}

TEST(Utf8, FollowsTheStandardsTable) {
  for (auto const* const good : {"", "a", "é", "€", "\xF0\x9F\x92\x89", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"})
    EXPECT_FALSE(invalid_utf8(good)) << good;
  EXPECT_EQ(invalid_utf8("ab\xE9"), 2u);            // Latin-1
  EXPECT_EQ(invalid_utf8("\xC0\xAF"), 0u);          // longer than needed
  EXPECT_EQ(invalid_utf8("\xED\xA0\x80"), 0u);      // a surrogate
  EXPECT_EQ(invalid_utf8("\xF4\x90\x80\x80"), 0u);  // beyond U+10FFFF
  EXPECT_EQ(invalid_utf8("x\xE2\x82"), 1u);         // cut off
}

}  // namespace
}  // namespace convene
