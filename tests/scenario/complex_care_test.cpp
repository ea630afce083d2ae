#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/scenario/starter.hpp"
#include "tests/scenario/texts.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string replaced(std::string text, std::string const& old, std::string const& other) {
  return text.replace(text.find(old), old.size(), other);
}

/// The small scenario as one of complex care, with `more` at its end.
Texts complex_texts(std::string const& more = {}) {
  auto texts = good_texts();
  auto& toml = texts["scenario.toml"];
  toml = replaced(toml, "\"vaccination\"", "\"complex_care\"");
  toml = replaced(toml, "ties = \"ties.csv\"", "services = \"services.csv\"\npeople = \"people.csv\"") + more;
  texts.erase("ties.csv");
  texts["services.csv"] = "service,need,servers,hours_per_case,eligibility,waiting_limit,other_clients\npantry,food,2,1.5,0.9,,\nshelter,housing,1,30,,10,4.5\n";
  texts["people.csv"] = "person,clinic,admissions_last_year,needs\np1,north,3,housing;food\np2,south,,\np3,west,0,none\n";
  return texts;
}

TEST(ComplexCareRosters, AreRead) {
  auto const texts = complex_texts("[enrolment]\nallotment = \"randomised\"\nadmissions = 3\nwithin_days = 365\nto_week = 26\npeople = 800\n");
  EXPECT_THAT(faults_of(texts), IsEmpty());
  Diagnostics diagnostics;
  auto const care = load_scenario_texts(texts, diagnostics).complex_care;
  ASSERT_EQ(care.services.size(), 2u);
  EXPECT_EQ(care.services[0].need, food);
  EXPECT_EQ(care.services[0].waiting_limit, std::nullopt);
  EXPECT_EQ(care.services[1].waiting_limit, 10);
  EXPECT_EQ(care.services[1].other_clients, 4.5);
  EXPECT_EQ(care.services[1].eligibility, std::nullopt);
  ASSERT_EQ(care.people.size(), 3u);
  EXPECT_THAT(care.people[0].needs, ElementsAre(housing, food));
  EXPECT_EQ(care.people[0].admissions_last_year, 3);
  EXPECT_FALSE(care.people[1].needs_known);
  EXPECT_TRUE(care.people[2].needs_known);
  EXPECT_EQ(care.enrolment.allotment, Allotment::randomised);
  EXPECT_EQ(care.enrolment.people, 800);
}

TEST(ComplexCareRosters, EveryFaultHasItsPlace) {
  auto texts = complex_texts();
  texts["services.csv"] = "service,need,servers,hours_per_case,eligibility\npantry,foot,2,1.5,90\npantry,food,-1,0,0.5\n";
  texts["people.csv"] = "person,clinic,needs\np1,nort,housing;fod\np1,south,\n,south,\n";
  EXPECT_THAT(faults_of(texts),
              ElementsAre("services.csv:2:2: need = foot (must be one of housing, food, transport, utilities, behavioural_health, personal_care) did you mean 'food'?",
                          "services.csv:2:5: eligibility = 90 (must be in [0, 1]) is it a percentage?",
                          "services.csv:3:1: service = pantry (already used in line 2) give each its own",
                          "services.csv:3:3: servers = -1 (must be in [0, 100000]) give a value in this range",
                          "services.csv:3:4: hours_per_case = 0 (must be in [0.01, 2000]) give a value in this range",
                          "people.csv:2:2: clinic = nort (no such clinic) did you mean 'north'?",
                          "people.csv:2:3: needs = housing;fod ('fod' is no need) did you mean 'food'?",
                          "people.csv:3:1: person = p1 (already used in line 2) give each its own",
                          "people.csv:4:1: person is empty (it is required) fill it in"));
}

TEST(ComplexCareRosters, EnrolmentIsChecked) {
  auto const faults = faults_of(complex_texts("[enrolment]\nallotment = \"random\"\nadmissions = 9\nfrom_week = 8\nto_week = 8\nshare = 1\n"));
  EXPECT_THAT(faults, ElementsAre(testing::HasSubstr("allotment = \"random\""), testing::HasSubstr("admissions = 9 (must be in [1, 4])"),
                                  testing::HasSubstr("to_week = 8 (must be after from_week)"), testing::HasSubstr("enrolment.share")));
}

TEST(ComplexCareRosters, TheStarterHasNoFault) {
  auto texts = starter_rosters("county", Setting::complex_care);
  texts["scenario.toml"] = new_scenario_text("county", Setting::complex_care);
  EXPECT_THAT(faults_of(texts), IsEmpty());
}

TEST(ComplexCareRosters, ServicesAreNeededHereAndEnrolmentOnlyHere) {
  auto texts = complex_texts();
  texts["scenario.toml"] = replaced(texts["scenario.toml"], "services = \"services.csv\"\n", "");
  EXPECT_THAT(faults_of(texts), ElementsAre(testing::HasSubstr("population.services: missing (complex care needs the services")));
  texts = complex_texts();
  texts["services.csv"] = "service,need,servers,hours_per_case\n";
  EXPECT_THAT(faults_of(texts), ElementsAre("services.csv:1:1: no services (people could be referred nowhere) add a line for each service"));
  auto other = good_texts();
  other["scenario.toml"] += "[people]\ncount = 40\n";
  EXPECT_THAT(faults_of(other), ElementsAre(testing::HasSubstr("is for setting = \"complex_care\" only")));
}

}  // namespace
}  // namespace convene
