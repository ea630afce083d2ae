#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"

namespace convene::test {
namespace {

using testing::HasSubstr;

std::string const published = CONVENE_SOURCE "/scenarios/trials";

class Validate : public ProgramTest {
 protected:
  Validate() { std::filesystem::create_directories(folder_ / "scenarios/trials"); }

  std::string brewer() const {
    std::ifstream file(published + "/brewer_2017.toml");
    return {std::istreambuf_iterator<char>(file), {}};
  }
};

TEST_F(Validate, SaysWhatFitsAndNeverHidesWhatDoesNot) {
  auto const outcome = run({"validate", published, "--replications", "3", "--quiet"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  EXPECT_THAT(outcome.out, HasSubstr("girls_13_18_at_5_months"));
  EXPECT_THAT(outcome.out, HasSubstr("+5.4 (1.1 to 9.7)"));
  auto const misses = outcome.out.substr(outcome.out.rfind("Does NOT fit:"));
  EXPECT_THAT(misses, HasSubstr("gilkey_2014, girls_13_18_at_5_months"));
  EXPECT_THAT(misses, HasSubstr("against 3.5"));
  // Every trial file is lived, and what has none is listed with its reason.
  for (auto const* study : {"brewer_2017", "fiks_2013", "four_pillars_2016", "four_pillars_2017", "gilkey_2014", "rand_2018",
                            "rand_2018_residency", "camden_2020", "caremore", "cusp_clabsi", "cusp_cauti", "hen_2016", "niatx_200", "speroff_2011"})
    EXPECT_THAT(outcome.out, HasSubstr(std::string(study) + ".toml"));
  EXPECT_THAT(outcome.out, HasSubstr("+17.1, more"));
  EXPECT_THAT(misses, HasSubstr("Not re-enacted, and why:"));
  EXPECT_THAT(misses, HasSubstr("CAPTURE Falls"));
}

TEST_F(Validate, FindsTheTrialsBelowTheFolderItStandsIn) {
  write("scenarios/trials/mine.toml", brewer());
  write("scenarios/trials/parameters.toml", "[parameters]\n\"lever.coaching.confidence_announcement\" = 0\n");
  auto const outcome = run({"validate", "--replications", "4", "--threads", "1", "--json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  auto const json = nlohmann::json::parse(outcome.out);
  ASSERT_EQ(json["trials"].size(), 1u) << "parameters.toml is no trial";
  auto const& trial = json["trials"][0];
  EXPECT_EQ(trial["replications"], 4);
  ASSERT_EQ(trial["findings"].size(), 6u);
  EXPECT_EQ(trial["findings"][0]["arm"], "announcement");
  EXPECT_EQ(trial["findings"][0]["effect"]["mean"], 0) << "the file of parameters was not read";
  EXPECT_EQ(trial["findings"][0]["inside"], false);
  EXPECT_EQ(trial["misfits"][1]["kind"], "effect");
  EXPECT_TRUE(trial["findings"][5]["control_change"]["published"].is_null());
}

TEST_F(Validate, TellsTheFaultsOfEveryFileAtOnce) {
  auto wrong = brewer();
  wrong.replace(wrong.find("day = 91"), 8, "day = -9");
  write("scenarios/trials/a.toml", wrong);
  wrong = brewer();
  wrong.replace(wrong.find("levers.coaching"), 15, "levers.coachng ");
  write("scenarios/trials/b.toml", wrong);
  write("other.toml", "[parameters]\n\"no.such\" = 1\n");
  auto const outcome = run({"validate", "--parameters", "other.toml"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("scenarios/trials/a.toml:46:7: day = -9"));
  EXPECT_THAT(outcome.err, HasSubstr("did you mean 'coaching'?"));
  EXPECT_THAT(outcome.err, HasSubstr("other.toml:2:1: parameters.\"no.such\""));
  EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 3) << outcome.err;
}

TEST_F(Validate, WithoutATrialThereIsNothingToDo) {
  EXPECT_EQ(run({"validate"}).code, 2);
  EXPECT_EQ(run({"validate", "none.toml"}).code, 3);
  write("scenarios/trials/good.toml", brewer());
  EXPECT_EQ(run({"validate", "--parameters", "none.toml"}).code, 3);
  EXPECT_EQ(run({"validate", "--replications", "0"}).code, 2);
}

}  // namespace
}  // namespace convene::test
