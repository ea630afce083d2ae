#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"

namespace convene::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class CompareCommand : public ProgramTest {};

TEST_F(CompareCommand, SaysAgainWhatTheRunSaid) {
  make_scenario("mine");
  auto const ran = run({"run", "mine", "-o", "mine.h5", "--replications", "6", "--quiet"});
  EXPECT_EQ(run({"compare", "mine.h5"}).out, ran.out);
}

TEST_F(CompareCommand, TakesAnotherBaselineOrMeasure) {
  make_results("mine");
  auto const other =
      run({"compare", "mine.h5", "--baseline", "system_first", "--measure", "coverage_1_dose", "--json"});
  ASSERT_EQ(other.code, 0) << other.err;
  auto const json = nlohmann::json::parse(other.out);
  EXPECT_EQ(json["baseline"], "system_first");
  EXPECT_EQ(json["measure"]["id"], "coverage_1_dose");
  auto const wrong = run({"compare", "mine.h5", "--measure", "coverage_1_doze"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("did you mean 'coverage_1_dose'?"));
  EXPECT_EQ(run({"compare", "mine.h5", "--baseline", "nobody"}).code, 2);
}

TEST_F(CompareCommand, ColoursOnlyWhereTheyAreWanted) {
  make_results("mine");
  EXPECT_THAT(on_terminal({"compare", "mine.h5"}).out, HasSubstr("\033[1m"));
  EXPECT_THAT(on_terminal({"compare", "mine.h5"}, {{"NO_COLOR", "1"}}).out, Not(HasSubstr("\033")));
  EXPECT_THAT(on_terminal({"compare", "mine.h5"}, {{"TERM", "dumb"}}).out, Not(HasSubstr("\033")));
}

TEST_F(CompareCommand, AFileThatIsNoResultsIsFileTrouble) {
  write("text.h5", "not HDF5");
  for (auto const* command : {"compare", "verify"}) {
    EXPECT_EQ(run({command, "text.h5"}).code, 3) << command;
    EXPECT_EQ(run({command, "missing.h5"}).code, 3) << command;
  }
  EXPECT_EQ(run({"export", "text.h5", "--csv", "tables"}).code, 3);
}

TEST_F(CompareCommand, ExportsTablesOnceUnlessForced) {
  make_results("mine");
  auto const exported = run({"export", "mine.h5", "--csv", "tables"});
  EXPECT_EQ(exported.code, 0) << exported.err;
  EXPECT_THAT(exported.out, HasSubstr("columns.csv"));
  EXPECT_TRUE(exists("tables/columns.csv"));
  EXPECT_EQ(run({"export", "mine.h5", "--csv", "tables"}).code, 3);
  EXPECT_EQ(run({"export", "mine.h5", "--csv", "tables", "--force"}).code, 0);
}

TEST_F(CompareCommand, VerifySaysWhetherTheFileHoldsWhatWasWritten) {
  make_results("mine");
  auto const good = run({"verify", "mine.h5"});
  EXPECT_EQ(good.code, 0);
  auto const json = nlohmann::json::parse(run({"verify", "mine.h5", "--json"}).out);
  EXPECT_EQ(json["ok"], true);
  auto const hash = json["content_sha256"].get<std::string>();
  EXPECT_THAT(good.out, HasSubstr("content_sha256 " + hash));

  auto const text = read("mine.h5");
  write("changed.h5", text);
  auto const path = (folder_ / "changed.h5").string();
  std::string const change = "import h5py; h5py.File('" + path + "', 'r+')['first_doses'][0, 0, 0] += 1";
  ASSERT_EQ(std::system((std::string(CONVENE_PYTHON) + " -c \"" + change + "\"").c_str()), 0);
  auto const bad = run({"verify", "changed.h5"});
  EXPECT_EQ(bad.code, 2);
  EXPECT_THAT(bad.err, HasSubstr("was changed"));
  EXPECT_EQ(run({"compare", "changed.h5"}).code, 3);
  write("cut.h5", text.substr(0, text.size() / 2));
  EXPECT_EQ(run({"verify", "cut.h5"}).code, 3);
}

}  // namespace
}  // namespace convene::test
