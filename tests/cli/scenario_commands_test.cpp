#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"

namespace convene::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class ScenarioCommands : public ProgramTest {};

void replace(std::string& text, std::string const& from, std::string const& to) {
  ASSERT_NE(text.find(from), std::string::npos) << from;
  text.replace(text.find(from), from.size(), to);
}

TEST_F(ScenarioCommands, ANewScenarioHasNoFault) {
  make_scenario("mine");
  for (auto const* path : {"mine", "mine/", "mine/scenario.toml"}) {
    auto const checked = run({"check", path});
    EXPECT_EQ(checked.code, 0) << checked.err;
    EXPECT_THAT(checked.out, HasSubstr("no fault found"));
    EXPECT_EQ(checked.err, "");
  }
  EXPECT_EQ(run({"describe", "mine"}).code, 0);
}

TEST_F(ScenarioCommands, DescribeListsWhatAStudyCanVary) {
  make_scenario("mine");
  auto const text = run({"describe", "mine", "--factors"});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("clinics.providers"));
  EXPECT_THAT(text.out, HasSubstr("trust.gain"));
  auto const json = nlohmann::json::parse(run({"describe", "mine", "--factors", "--json"}).out);
  EXPECT_GT(json.size(), 300u);
  for (auto const& one : json) EXPECT_FALSE(one["unit"].get<std::string>().empty()) << one;
  EXPECT_EQ(run({"describe", "--factors"}).code, 2);
  auto const refused = run({"describe", "mine", "--json"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("add --factors"));
}

TEST_F(ScenarioCommands, NewOverwritesNothingUnasked) {
  make_scenario("mine");
  write("mine/clinics.csv", "my own work");
  auto const again = run({"new", "mine", "--setting", "vaccination"});
  EXPECT_EQ(again.code, 3);
  EXPECT_THAT(again.err, HasSubstr("--force"));
  EXPECT_EQ(read("mine/clinics.csv"), "my own work");
  EXPECT_EQ(run({"new", "mine", "--setting", "vaccination", "--force"}).code, 0);
  EXPECT_EQ(run({"check", "mine"}).code, 0);
}

TEST_F(ScenarioCommands, NewNeedsAFolderItCanMake) {
  write("file", "x");
  EXPECT_EQ(run({"new", "file", "--setting", "vaccination"}).code, 3);
  EXPECT_EQ(run({"new", "file/inside", "--setting", "vaccination"}).code, 3);
  EXPECT_EQ(run({"new", "..", "--setting", "vaccination"}).code, 2);
  EXPECT_EQ(read("file"), "x");
}

TEST_F(ScenarioCommands, EveryFaultComesBackWithItsPlace) {
  make_scenario("mine");
  auto toml = read("mine/scenario.toml"), clinics = read("mine/clinics.csv");
  replace(toml, "levers.system_mapping", "levers.system_maping");
  replace(toml, "horizon_weeks = 52", "horizon_weeks = -52");
  replace(clinics, "0.74", "74");
  write("mine/scenario.toml", toml);
  write("mine/clinics.csv", clinics);
  auto const checked = run({"check", "mine"});
  EXPECT_EQ(checked.code, 2);
  EXPECT_EQ(checked.out, "");
  EXPECT_THAT(checked.err, HasSubstr("did you mean 'system_mapping'?"));
  EXPECT_THAT(checked.err, HasSubstr("horizon_weeks"));
  EXPECT_THAT(checked.err, HasSubstr("clinics.csv:2:8: coverage_1_dose"));
  EXPECT_EQ(std::count(checked.err.begin(), checked.err.end(), '\n'), 3) << checked.err;

  auto const json_outcome = run({"check", "mine", "--json"});
  EXPECT_EQ(json_outcome.code, 2);
  auto const json = nlohmann::json::parse(json_outcome.out);
  EXPECT_EQ(json["ok"], false);
  ASSERT_EQ(json["faults"].size(), 3u);
  for (auto const& fault : json["faults"]) EXPECT_GT(fault["line"], 0) << fault;

  auto const ran = run({"run", "mine", "-o", "mine.h5"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err, checked.err);
  EXPECT_FALSE(exists("mine.h5"));
}

TEST_F(ScenarioCommands, AScenarioThatIsNotThereIsFileTrouble) {
  for (Words const& words :
       {Words{"check", "nowhere"}, {"run", "nowhere", "-o", "x.h5"}, {"describe", "nowhere"}}) {
    auto const outcome = run(words);
    EXPECT_EQ(outcome.code, 3) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("nowhere"));
  }
}

}  // namespace
}  // namespace convene::test
