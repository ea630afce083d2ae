#include "engine/scenario/load.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "engine/scenario/starter.hpp"
#include "tests/scenario/texts.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Load, TheLeastScenarioNeedsNoMore) {
  Texts const least{{"scenario.toml",
                     "setting = \"vaccination\"\nstart = 2026-07-06\n[population]\nclinics = "
                     "\"clinics.csv\"\n[strategy.nothing]\n"},
                    {"clinics.csv", "clinic,patients,providers\nnorth,100,2\n"}};
  Diagnostics diagnostics;
  auto const scenario = load_scenario_texts(least, diagnostics);
  EXPECT_THAT(faults_of(least), IsEmpty());
  EXPECT_EQ(scenario.setting, Setting::vaccination);
  EXPECT_EQ(to_string(scenario.start), "2026-07-06");
  EXPECT_EQ(scenario.horizon_weeks, 52);
  EXPECT_EQ(scenario.baseline, "nothing");
  ASSERT_EQ(scenario.clinics.size(), 1u);
  EXPECT_EQ(scenario.clinics[0].clinic, "north");
  EXPECT_EQ(scenario.clinics[0].patients, 100);
  EXPECT_FALSE(scenario.clinics[0].coverage_1_dose);
  EXPECT_EQ(scenario.files, least);
}

TEST(Load, EverythingArrivesWhereItBelongs) {
  auto texts = good_texts();
  texts["scenario.toml"] += R"(levers.standing_calls = { every_weeks = 2 }
enrolled = true
sites = { county = "alder", champion = true }
[parameters]
"engagement.b0" = -0.4
trust.gain = 1
[economics]
currency = "EUR"
price_year = 2025
willingness_to_pay = [100, 2.5]
)";
  Diagnostics diagnostics;
  auto const s = load_scenario_texts(texts, diagnostics);
  ASSERT_THAT(faults_of(texts), IsEmpty());
  EXPECT_EQ(s.title, "Two counties");
  EXPECT_EQ(s.seed, 7u);
  EXPECT_EQ(s.replications, 10);
  ASSERT_EQ(s.partners.size(), 1u);
  EXPECT_EQ(s.partners[0].staff[0].role, "coach");
  EXPECT_EQ(s.partners[0].staff[0].hours_per_week, 24);
  EXPECT_THAT(s.partners[0].topics, ElementsAre("hpv"));
  ASSERT_EQ(s.strategies.size(), 2u);
  auto const& coach = s.strategies[1];
  EXPECT_EQ(coach.name, "coach");
  EXPECT_EQ(coach.engagement, Engagement::clinic);
  EXPECT_THAT(coach.partners, ElementsAre(0u));
  EXPECT_TRUE(coach.enrolled);
  EXPECT_EQ(coach.sites.at("champion"), "yes");
  EXPECT_EQ(coach.policy.kind, "first_come");
  EXPECT_EQ(std::get<double>(coach.policy.settings.at("every_weeks").value), 2);
  ASSERT_EQ(coach.levers.size(), 2u);
  EXPECT_EQ(std::get<std::string>(coach.levers[0].settings.at("mode").value), "webinar");
  EXPECT_EQ(s.parameters.at("engagement.b0").value, -0.4);
  EXPECT_EQ(s.parameters.at("trust.gain").value, 1);
  EXPECT_EQ(s.economics.currency, "EUR");
  EXPECT_THAT(s.economics.willingness_to_pay, ElementsAre(100, 2.5));
  EXPECT_EQ(s.systems[0].priority_setter, PrioritySetter::clinic);
  EXPECT_EQ(to_string(*s.systems[0].cycle_start), "2026-10-05");
  EXPECT_EQ(s.ties[0].trust, 0.4);
  EXPECT_FALSE(s.ties[1].trust);
}

TEST(Load, KeepsThePlacesThatLaterChecksPointAt) {
  auto texts = good_texts();
  texts["scenario.toml"] +=
      "  levers . \"standing_call\" = {}\n[strategy.table.levers.coaching]\nmode = \"ä\"\n";
  Diagnostics diagnostics;
  auto const s = load_scenario_texts(texts, diagnostics);
  auto const place = [](Where const& w) { return to_string(Fault{w, "x", "", ""}); };
  auto const& levers = s.strategies[1].levers;
  EXPECT_EQ(place(levers[0].where), "scenario.toml:26:1: x");
  EXPECT_EQ(place(levers[0].settings.at("session_hours").where), "scenario.toml:26:39: x");
  EXPECT_EQ(place(levers[1].where), "scenario.toml:27:3: x");
  EXPECT_EQ(place(s.strategies[1].policy.where), "scenario.toml:25:12: x");
  EXPECT_EQ(place(s.strategies[1].policy.settings.at("every_weeks").where), "scenario.toml:25:33: x");
  EXPECT_EQ(place(s.strategies[2].levers[0].where), "scenario.toml:28:1: x");
}

TEST(Load, TenFaultsInThreeFilesComeBackAtOnce) {
  auto texts = good_texts();
  auto& toml = texts["scenario.toml"];
  auto const replace = [&](std::string const& part, std::string const& by) {
    toml.replace(toml.find(part), part.size(), by);
  };
  replace("horizon_weeks = 26", "horizon_weeks = 0");
  replace("replications", "replication");
  replace("baseline = \"nothing\"", "baseline = \"nothin\"");
  replace("people = 2", "people = \"2\"");
  replace("[\"health_department\"]", "[\"health_departmnt\"]");
  texts["clinics.csv"] =
      "clinic,system,county,patients_9_18,providers,coverage_1_dose,champion\n"
      "north,union,alder,900,4,134,yes\n"
      "north,union,alder,400,two,,\n"
      "west,,birch,1200,5,61%,perhaps\n";
  texts["systems.csv"] = "system,cycle_weeks\nunoin,52\n";
  texts["ties.csv"] = "from,to\nwest,health_department\n";
  EXPECT_THAT(
      faults_of(texts),
      ElementsAre(
          "scenario.toml:4:17: horizon_weeks = 0 (must be in [1, 520]) give a value in this range",
          "scenario.toml:5:1: replication: unknown key (not a key of a scenario) did you mean "
          "'replications'?",
          "scenario.toml:7:12: baseline = \"nothin\" (no [strategy] has this name) did you mean 'nothing'?",
          "scenario.toml:17:37: staff.people = \"2\" (must be a whole number) write it without quotation "
          "marks",
          "scenario.toml:24:13: partners = \"health_departmnt\" (no [[partner]] has this id) did you mean "
          "'health_department'?",
          "clinics.csv:2:6: coverage_1_dose = 134 (must be in [0, 1]) is it a percentage?",
          "clinics.csv:3:1: clinic = north (already used in line 2) give each its own",
          "clinics.csv:3:5: providers = two (must be a number) leave it empty if it is not known",
          "clinics.csv:4:6: coverage_1_dose = 61% (must be a number) write 0.61 instead of a percentage",
          "clinics.csv:4:7: champion = perhaps (must be yes or no) leave it empty if it is not known",
          "systems.csv:2:1: system = unoin (no clinic belongs to it) did you mean 'union'?"));
}

TEST(Load, ASyntaxErrorSilencesItsOwnFileOnly) {
  auto texts = good_texts();
  texts["scenario.toml"] =
      "title = \"x\nhorizon_weeks = 0\n[population]\nclinics = \"clinics.csv\"\nsystems = \"systems.csv\"\n";
  texts["clinics.csv"] = "clinic,patients,providers,system\nnorth,-1,2,union\n";
  texts["systems.csv"] = "system,layers\nun\"ion,many\nother,none\n";
  auto const faults = faults_of(texts);
  ASSERT_EQ(faults.size(), 3u);
  EXPECT_THAT(faults[0], HasSubstr("scenario.toml:1:11: not valid TOML (while parsing string: "));
  EXPECT_EQ(faults[1], "clinics.csv:2:2: patients = -1 (must be in [1, 1000000]) give a value in this range");
  EXPECT_THAT(faults[2], HasSubstr("systems.csv:2:1: quotation mark out of place"));
}

TEST(Load, AFileNamedInABrokenScenarioNeedNotExist) {
  Diagnostics diagnostics;
  load_scenario_texts({{"scenario.toml", "[population]\nclinics = \"else.csv\"\nbroken\n"}}, diagnostics);
  EXPECT_EQ(diagnostics.size(), 1u);
}

TEST(Load, ReadsFoldersAndFilesAlikeAndSaysWhatIsMissing) {
  namespace fs = std::filesystem;
  auto const folder = fs::path(testing::TempDir()) / "convene_load_test";
  fs::create_directories(folder);
  for (auto const& [name, text] : good_texts()) std::ofstream(folder / name) << text;
  Diagnostics diagnostics;
  auto const by_folder = load_scenario(folder.string(), diagnostics);
  auto const by_file = load_scenario((folder / "scenario.toml").string(), diagnostics);
  EXPECT_TRUE(diagnostics.ok());
  EXPECT_EQ(by_folder.files, good_texts());
  EXPECT_EQ(by_folder.path, by_file.path);
  EXPECT_EQ(by_folder.clinics[0].where.file, (folder / "clinics.csv").string());
  // A missing roster is thrown only after every fault of the others was found.
  fs::remove(folder / "clinics.csv");
  std::ofstream(folder / "systems.csv") << "system,layers\nunion,0\n";
  EXPECT_THROW(load_scenario(folder.string(), diagnostics), FileError);
  EXPECT_EQ(diagnostics.size(), 1u);
  fs::remove_all(folder);
  EXPECT_THROW(load_scenario(folder.string(), diagnostics), FileError);
}

TEST(Load, ThreeCountiesHasNoFault) {
  Diagnostics diagnostics;
  auto const scenario = load_scenario(CONVENE_SOURCE "/scenarios/three_counties", diagnostics);
  EXPECT_TRUE(diagnostics.ok()) << InputError{diagnostics}.what();
  EXPECT_EQ(scenario.clinics.size(), 120u);
  EXPECT_EQ(scenario.systems.size(), 20u);
  EXPECT_EQ(scenario.strategies.size(), 6u);
  EXPECT_EQ(scenario.baseline, "no_partnership");
}

TEST(Load, TheStarterHasNoFaultWhateverItsName) {
  for (std::string const name : {"mine", "a \"quoted\" \\ name", "{0}", "línea\nnueva"}) {
    auto texts = starter_rosters(name, Setting::vaccination);
    texts["scenario.toml"] = new_scenario_text(name, Setting::vaccination);
    EXPECT_THAT(faults_of(texts), IsEmpty()) << name;
  }
}

}  // namespace
}  // namespace convene
