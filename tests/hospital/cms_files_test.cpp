#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "engine/scenario/load.hpp"
#include "engine/scenario/starter.hpp"
#include "engine/world/build.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using Texts = std::map<std::string, std::string>;

constexpr char const* head =
    "Facility Name,Facility ID,State,Measure Name,Condition,Number of Discharges,Excess Readmission Ratio,Predicted Readmission "
    "Rate,Expected Readmission Rate,Number of Readmissions,Start Date,End Date\r\n";
constexpr char const* information_head =
    "Facility ID,Facility Name,Address,City/Town,State,ZIP Code,County/Parish,Hospital Type,Hospital Ownership,Emergency "
    "Services,Hospital overall rating\r\n";

Texts texts(std::string const& rows, std::string const& information = "", std::string const& state = "") {
  Texts all{{"scenario.toml",
             "setting = \"hospital_safety\"\nstart = 2026-07-06\n[population]\nhospitals = \"hrrp.csv\"\nhospital_information = "
             "\"info.csv\"\n" + (state.empty() ? "" : "state = \"" + state + "\"\n") + "[strategy.nothing]\n"},
            {"hrrp.csv", head + rows},
            {"info.csv", information_head + information}};
  return all;
}

std::vector<std::string> faults_of(Texts const& all) {
  Diagnostics diagnostics;
  load_scenario_texts(all, diagnostics);
  std::vector<std::string> faults;
  for (auto const& fault : diagnostics.sorted()) faults.push_back(to_string(fault));
  return faults;
}

Scenario load(Texts const& all) {
  Diagnostics diagnostics;
  auto s = load_scenario_texts(all, diagnostics);
  EXPECT_TRUE(diagnostics.ok()) << (diagnostics.ok() ? "" : to_string(diagnostics.sorted()[0]));
  return s;
}

TEST(CmsFiles, SuppressedCellsLostZerosAndHospitalsThatDoNotJoin) {
  auto const s = load(texts(
      "\"SOUTH, GENERAL\",10001,AL,READM-30-AMI-HRRP,Heart Attack,273,0.9370,13.2998,14.1948,33,07/01/2021,06/30/2024\r\n"
      "\"SOUTH, GENERAL\",10001,AL,READM-30-HIP-KNEE-HRRP,Hip/Knee Replacement,,0.9875,4.5734,4.6311,,07/01/2021,06/30/2024\r\n"
      "\"SOUTH, GENERAL\",10001,AL,READM-30-CABG-HRRP,CABG Surgery,N/A,N/A,N/A,N/A,Too Few to Report,07/01/2021,06/30/2024\r\n"
      "ELSEWHERE,230999,MI,READM-30-PN-HRRP,Pneumonia,,,,,,07/01/2021,06/30/2024\r\n",
      "010001,SOUTH GENERAL,1 ROAD,DOTHAN,AL,36301,HOUSTON,Acute Care Hospitals,Proprietary,Yes,Not Available\r\n"));
  ASSERT_EQ(s.clinics.size(), 2u);
  EXPECT_EQ(s.clinics[0].clinic, "010001");
  EXPECT_EQ(s.clinics[0].county, "HOUSTON");
  EXPECT_TRUE(s.clinics[0].system.empty()) << "no file says which system: it stands alone";
  EXPECT_EQ(s.clinics[0].extra.at("name"), "SOUTH, GENERAL");
  auto const& cells = s.hospitals[0].cells;
  EXPECT_EQ(cells[heart_attack].discharges, 273);
  EXPECT_EQ(cells[heart_attack].readmissions, 33);
  EXPECT_NEAR(*cells[heart_attack].predicted, 0.132998, 1e-12);
  EXPECT_FALSE(cells[hip_knee].discharges);
  EXPECT_NEAR(*cells[hip_knee].expected, 0.046311, 1e-12);
  EXPECT_FALSE(cells[bypass_surgery].predicted);
  EXPECT_NEAR(s.hospitals[0].years, 3, 0.01);
  EXPECT_EQ(s.clinics[1].clinic, "230999");
  EXPECT_EQ(s.clinics[1].county, "") << "it is not in the second file, and that is no fault";
}

TEST(CmsFiles, OneStateAlone) {
  auto const rows = std::string("A,10001,AL,READM-30-PN-HRRP,Pneumonia,,,15,15,,07/01/2021,06/30/2024\r\n") +
                    "B,230999,MI,READM-30-PN-HRRP,Pneumonia,,,15,15,,07/01/2021,06/30/2024\r\n";
  EXPECT_EQ(load(texts(rows, "", "MI")).clinics.size(), 1u);
  EXPECT_THAT(faults_of(texts(rows, "", "Michigan")), ElementsAre(HasSubstr("hrrp.csv:1:1: no hospitals in the state Michigan")));
}

TEST(CmsFiles, EveryFaultHasItsPlace) {
  auto const faults = faults_of(texts(
      "A,1000123,AL,READM-30-PN-HRRP,Pneumonia,12,,15,15,,07/01/2021,06/30/2024\r\n"
      "B,10002,AL,READM-30-XX-HRRP,Pneumonia,12,,15,15,,07/01/2021,06/30/2024\r\n"
      "C,10003,AL,READM-30-PN-HRRP,Pneumonia,many,,115,15,,07/01/2021,06/30/2024\r\n"
      "D,10004,AL,READM-30-PN-HRRP,Pneumonia,40,,15,15,41,07/01/2021,06/30/2024\r\n"
      "D,10004,AL,READM-30-PN-HRRP,Pneumonia,40,,15,15,,07/01/2021,06/30/2024\r\n"
      "E,10005,AL,READM-30-PN-HRRP,Pneumonia,40,,15,15,,2021-07-01,06/30/2024\r\n",
      "10001,X,,,AL,,,,,,\r\n010001,X,,,AL,,,,,,\r\n"));
  EXPECT_THAT(faults, UnorderedElementsAre(
                          HasSubstr("hrrp.csv:2:2: Facility ID = 1000123"), HasSubstr("hrrp.csv:3:4: Measure Name = READM-30-XX-HRRP"),
                          HasSubstr("hrrp.csv:4:6: Number of Discharges = many (must be a number)"),
                          HasSubstr("hrrp.csv:4:8: Predicted Readmission Rate = 115 (must be in [0, 100])"),
                          HasSubstr("hrrp.csv:5:10: Number of Readmissions = 41 (must not exceed the discharges = 40)"),
                          HasSubstr("hrrp.csv:6:2: Facility ID = 10004 (line 5 has the same hospital and condition)"),
                          HasSubstr("hrrp.csv:7:11: Start Date = 2021-07-01"), HasSubstr("info.csv:3:1: Facility ID = 010001")));
}

TEST(CmsFiles, MissingColumnsAreNamed) {
  auto all = texts("A,1,AL,x\r\n");
  all["hrrp.csv"] = "Facility Name,Facility ID,State,Measure Name\r\nA,10001,AL,READM-30-PN-HRRP\r\n";
  EXPECT_THAT(faults_of(all), UnorderedElementsAre(HasSubstr("Number of Discharges: missing column"), HasSubstr("Predicted Readmission Rate: missing column"),
                                                   HasSubstr("Expected Readmission Rate: missing column")));
}

TEST(CmsFiles, SuppressedNumbersAreDrawnAndSaidSo) {
  auto const s = load(texts(
      "A,10001,AL,READM-30-PN-HRRP,Pneumonia,,,15,15,,07/01/2021,06/30/2024\r\n"
      "A,10001,AL,READM-30-HF-HRRP,Heart Failure,,,,,,07/01/2021,06/30/2024\r\n"
      "A,10001,AL,READM-30-AMI-HRRP,Heart Attack,200,,13,13,,07/01/2021,06/30/2024\r\n"));
  Parameters p;
  auto const world = build_world(s, p);
  EXPECT_THAT(world.drawn, testing::Contains("hospitals.discharges"));
  EXPECT_THAT(world.drawn, testing::Contains("hospitals.beds"));
  EXPECT_THAT(world.drawn, testing::Not(testing::Contains("clinics.coverage_1_dose")));
  auto const& rates = world.hospitals.rates[ClinicId{0}];
  EXPECT_TRUE(rates[pneumonia].drawn);
  EXPECT_GE(rates[pneumonia].counted, 25);
  EXPECT_LE(rates[pneumonia].counted * 0.15, 11) << "CMS shows counts from 11 readmissions on";
  EXPECT_LT(rates[heart_failure].discharges * 3, 25);
  EXPECT_EQ(rates[heart_failure].predicted, 0);
  EXPECT_FALSE(rates[heart_attack].drawn);
}

/// As many hospitals as CMS' file of the whole country has.
TEST(CmsFiles, ThreeThousandHospitalsLoad) {
  static constexpr char const* names[] = {"AMI", "HF", "PN", "COPD", "CABG", "HIP-KNEE"};
  std::string rows, information;
  for (int i = 0; i < 3055; ++i) {
    auto const id = std::to_string(10'001 + i * 29);
    for (auto const* name : names)
      rows += "HOSPITAL " + id + "," + id + ",US,READM-30-" + name + "-HRRP,Some," + (i % 2 ? "120,1.01,14.2,14.1,17" : ",1.01,14.2,14.1,") + ",07/01/2021,06/30/2024\r\n";
    information += (id.size() < 6 ? "0" : "") + id + ",HOSPITAL,1 ROAD,TOWN,US,1,COUNTY,Acute Care Hospitals,Proprietary,Yes,3\r\n";
  }
  auto const s = load(texts(rows, information));
  EXPECT_EQ(s.clinics.size(), 3055u);
  EXPECT_EQ(s.clinics[3054].county, "COUNTY");
  Parameters p;
  EXPECT_EQ(build_world(s, p).hospitals.size(), 3055u);
}

TEST(PlainHospitals, AreReadWithSystemsAndFaults) {
  Texts all{{"scenario.toml", "setting = \"hospital_safety\"\nstart = 2026-07-06\n[population]\nhospitals = \"hospitals.csv\"\n[strategy.nothing]\n"},
            {"hospitals.csv", "hospital,condition,discharges,predicted_rate,expected_rate,system,beds,county\n"
                              "north,heart_failure,420,0.205,0.198,alliance,260,n\nnorth,pneumonia,,0.16,0.15,alliance,260,n\nlake,,,,,,40,l\n"}};
  auto const s = load(all);
  ASSERT_EQ(s.clinics.size(), 2u);
  EXPECT_EQ(s.clinics[0].system, "alliance");
  EXPECT_EQ(s.hospitals[0].cells[heart_failure].discharges, 420);
  EXPECT_EQ(s.hospitals[1].beds, 40);
  all["hospitals.csv"] += "lake,pneumonia,30,15.2,0.15,,,\nlake,flu,,,,,,\n";
  EXPECT_THAT(faults_of(all), UnorderedElementsAre(HasSubstr("hospitals.csv:5:4: predicted_rate = 15.2 (must be in [0, 1])"),
                                                   HasSubstr("hospitals.csv:6:2: condition = flu (must be one of heart_attack")));
}

TEST(PlainHospitals, TheStarterLoads) {
  auto all = starter_rosters("mine", Setting::hospital_safety);
  all["scenario.toml"] = new_scenario_text("mine", Setting::hospital_safety);
  EXPECT_THAT(faults_of(all), IsEmpty());
  EXPECT_EQ(load(all).hospitals.size(), 4u);
}

}  // namespace
}  // namespace convene
