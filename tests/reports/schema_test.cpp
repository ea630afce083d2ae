#include <gmock/gmock.h>

#include <filesystem>

#include "engine/assembly/describe.hpp"
#include "engine/reports/factors.hpp"
#include "engine/reports/study_schema.hpp"
#include "engine/scenario/file_text.hpp"
#include "engine/scenario/load.hpp"
#include "engine/scenario/starter.hpp"
#include "tests/reports/json_schema.hpp"

namespace convene::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Json = nlohmann::json;

std::vector<std::string> faults(std::string const& text, std::string const& schema) {
  Diagnostics diagnostics;
  auto const tree = parse_toml(text, "a.toml", diagnostics);
  if (!tree) throw InputError(diagnostics);
  return violations(as_json(*tree), Json::parse(schema));
}

/// Every shipped file of the kind, with its path.
std::vector<std::filesystem::path> shipped(bool studies) {
  std::vector<std::filesystem::path> paths;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(CONVENE_SOURCE "/scenarios")) {
    auto const& path = entry.path();
    if (path.extension() == ".toml" && (studies ? path.parent_path().filename() == "studies" : path.filename() == "scenario.toml")) paths.push_back(path);
  }
  return paths;
}

TEST(Schema, FitsEveryShippedScenario) {
  auto const paths = shipped(false);
  EXPECT_GE(paths.size(), 5u);
  for (auto const& path : paths) {
    auto const text = read_text_file(path.string());
    EXPECT_THAT(faults(text, describe_schema()), IsEmpty()) << path;
    EXPECT_THAT(text, testing::StartsWith("#:schema ../scenario.schema.json\n")) << path;
  }
}

TEST(Schema, FitsEveryShippedStudy) {
  auto const paths = shipped(true);
  EXPECT_GE(paths.size(), 5u);
  for (auto const& path : paths) {
    auto const text = read_text_file(path.string());
    EXPECT_THAT(faults(text, study_schema()), IsEmpty()) << path;
    EXPECT_THAT(text, testing::StartsWith("#:schema ../../study.schema.json\n")) << path;
  }
}

TEST(Schema, OfStudiesKnowsEveryFormAndRefusesSlips) {
  auto const of = [](std::string const& text) { return faults("scenario = \"..\"\n" + text, study_schema()); };
  for (auto const* design : {"kind = \"factorial\"\nlevels = 3", "kind = \"lhs\"\nsize = 9\nmaximin = 3\ncentred = true", "kind = \"sobol\"\nsize = 8\nscrambled = false",
                             "kind = \"morris\"\ntrajectories = 4\nlevels = 6", "kind = \"saltelli\"\nsize = 64\nrandomisations = 8\nsecond_order = true\nseed = 4",
                             "kind = \"csv\"\nfile = \"a.csv\""})
    EXPECT_THAT(of(std::string("[design]\n") + design), IsEmpty()) << design;
  for (auto const* d : {"{ kind = \"uniform\", low = 0, high = 1 }", "{ kind = \"triangular\", low = 0, mode = 0.5, high = 1 }", "{ kind = \"normal\", mean = 0, sd = 1 }",
                        "{ kind = \"lognormal\", median = 1, sigma = 1, high = 4 }"})
    EXPECT_THAT(of(std::string("[[factor]]\npath = \"a\"\ndistribution = ") + d), IsEmpty()) << d;
  EXPECT_THAT(of("[[factor]]\npath = \"services.servers\"\nrange = [0.5, 2]\nas = \"multiplier\"\n[[factor]]\npath = \"b\"\nvalues = [true, \"x\", 2]"), IsEmpty());
  EXPECT_THAT(faults("title = \"no scenario\"\n", study_schema()), ElementsAre(".scenario is missing"));
  EXPECT_THAT(of("measures = [\"first_dose\"]\nseries = \"weeks\"\nreplication = 3\n"), testing::SizeIs(3));
  for (auto const* wrong : {"[design]\nkind = \"lhs\"", "[design]\nkind = \"lhs\"\nsize = 9\nlevels = 3", "[design]\nkind = \"latin\"\nsize = 9", "[design]\nkind = \"morris\"\ntrajectories = 4\nlevels = 5",
                            "[[factor]]\nrange = [0, 1]", "[[factor]]\npath = \"a\"\nrange = [0]", "[[factor]]\npath = \"a\"\nrange = [0, 1]\nvalues = [1]", "[[factor]]\npath = \"a\"\nas = \"times\"",
                            "[[factor]]\npath = \"a\"\ndistribution = { kind = \"normal\", mean = 0 }", "[optimise]\nstrategy = \"a\"\nobjectives = [{ measure = \"cost\", goal = \"less\" }]",
                            "[calibrate]\nmethod = \"abc_smc\""})
    EXPECT_THAT(of(wrong), Not(IsEmpty())) << wrong;
}

Json listed_factors(std::string const& scenario) {
  Diagnostics diagnostics;
  return Json::parse(factors_json(load_scenario(CONVENE_SOURCE "/scenarios/" + scenario, diagnostics)));
}

Json factor_of(Json const& all, std::string const& path) {
  for (auto const& one : all)
    if (one["path"] == path) return one;
  return {};
}

TEST(FactorList, SaysWhatItIsInWhichUnitHowFarAndHowSure) {
  auto const all = listed_factors("complex_care_county");
  auto const trust = factor_of(all, "trust.gain");
  EXPECT_EQ(trust["grade"], "E");
  EXPECT_LT(trust["low"], trust["high"]);
  EXPECT_EQ(trust["range_optional"], true);
  auto const servers = factor_of(all, "services.servers");
  EXPECT_EQ(servers["now"], "1 to 5");
  EXPECT_EQ(servers["rows"], 11);
  EXPECT_EQ(servers["can_multiply"], true);
  EXPECT_EQ(servers["grade"], nullptr);
  EXPECT_THAT(servers["names"].get<std::vector<std::string>>(), testing::IsSupersetOf({"housing", "harbor_housing", "energy_help"}));
  EXPECT_EQ(factor_of(all, "services.other_clients")["now"], "3 to 17, 5 of 11 empty");
  EXPECT_EQ(factor_of(all, "partner.neighbors_together.staff.coach.people")["now"], "1");
  EXPECT_EQ(factor_of(all, "strategy.joined_up.levers.case_conferences.every_weeks")["now"], "4");
  EXPECT_EQ(factor_of(all, "strategy.joined_up.policy.kind")["now"], "benefit_per_hour");
  EXPECT_EQ(factor_of(all, "strategy.joined_up.levers.service_mapping")["now"], "true");
  EXPECT_EQ(factor_of(all, "strategy.clinic_by_clinic.levers.standing_calls.every_weeks")["needs"], "strategy.clinic_by_clinic.levers.standing_calls");
}

TEST(FactorList, TheTextHasEveryPathOfTheJson) {
  for (auto const* name : {"three_counties", "complex_care_county", "michigan_hospitals"}) {
    Diagnostics diagnostics;
    auto const scenario = load_scenario(std::string(CONVENE_SOURCE "/scenarios/") + name, diagnostics);
    auto const text = factors_text(scenario);
    for (auto const& one : Json::parse(factors_json(scenario))) {
      auto path = one["path"].get<std::string>();
      if (path.starts_with("strategy.")) path = path.substr(path.find('.', 9));  // told of any NAME
      EXPECT_THAT(text, HasSubstr(path));
    }
    EXPECT_EQ(text.find("clinics.") != std::string::npos, std::string(name) != "michigan_hospitals");
  }
}

}  // namespace
}  // namespace convene::test
