#include "tests/cli/program.hpp"

#include <nlohmann/json.hpp>

namespace convene::test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<std::string> const commands{"check",   "describe", "new",    "run",
                                        "compare", "sweep", "status", "merge", "sensitivity", "discover", "export",   "verify", "validate", "bench"};

class Program : public ProgramTest {};

TEST_F(Program, HelpListsEveryCommandAndEachHasItsOwn) {
  auto const help = run({"--help"});
  EXPECT_EQ(help.code, 0);
  for (auto const& command : commands) {
    EXPECT_THAT(help.out, HasSubstr("\n  " + command + " ")) << command;
    auto const own = run({command, "--help"});
    EXPECT_EQ(own.code, 0);
    EXPECT_THAT(own.out, HasSubstr("Usage: convene " + command));
    EXPECT_EQ(own.err, "");
  }
}

TEST_F(Program, TellsItsVersion) {
  auto const version = run({"--version"});
  EXPECT_EQ(version.code, 0);
  EXPECT_THAT(version.out, testing::StartsWith("convene 0."));
}

TEST_F(Program, AWrongCommandLineIsExit2WithOneMessage) {
  std::vector<Words> const wrong{{},
                                 {"walk"},
                                 {"check"},
                                 {"check", "a", "b"},
                                 {"run", "a"},
                                 {"run", "a", "-o", "b.h5", "--threads", "0"},
                                 {"run", "a", "-o", "b.h5", "--threads", "many"},
                                 {"run", "a", "-o", "b.h5", "--replications", "-3"},
                                 {"run", "a", "-o", "b.h5", "--seed", "-1"},
                                 {"run", "a", "-o", "b.h5", "--detail", "everything"},
                                 {"run", "a", "-o", "b.h5", "--quick"},
                                 {"new", "a", "--setting", "gardening"},
                                 {"describe", "--levers", "--policies"},
                                 {"bench", "--threads", "1,x"},
                                 {"export", "a.h5"}};
  for (auto const& words : wrong) {
    auto const outcome = run(words);
    auto const shown = testing::PrintToString(words);
    EXPECT_EQ(outcome.code, 2) << shown;
    EXPECT_EQ(outcome.out, "") << shown;
    EXPECT_THAT(outcome.err, testing::StartsWith("convene")) << shown;
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << shown << outcome.err;
  }
}

TEST_F(Program, ProblemsForMachines) {
  auto const outcome = run({"compare", "no_such.h5", "--json"});
  EXPECT_EQ(outcome.code, 3);
  auto const json = nlohmann::json::parse(outcome.err);
  EXPECT_EQ(json["ok"], false);
  EXPECT_EQ(json["exit_status"], 3);
}

TEST_F(Program, AnAnswerThatDoesNotArriveIsNoSuccess) {
  auto const status =
      std::system((std::string(CONVENE_PROGRAM) + " describe > /dev/full 2> /dev/null").c_str());
  EXPECT_EQ(WEXITSTATUS(status), 3);
}

TEST_F(Program, DescribesWhatItKnows) {
  EXPECT_THAT(run({"describe"}).out, HasSubstr("care"));
  for (auto const* list : {"--levers", "--policies", "--measures", "--parameters"}) {
    auto const text = run({"describe", list});
    EXPECT_EQ(text.code, 0) << list;
    EXPECT_GT(text.out.size(), 100u) << list;
    auto const json = run({"describe", list, "--json"});
    EXPECT_EQ(json.code, 0) << list;
    EXPECT_FALSE(nlohmann::json::parse(json.out).empty()) << list;
  }
  for (auto const* schema : {"--schema", "--study-schema"}) EXPECT_TRUE(nlohmann::json::parse(run({"describe", schema}).out).is_object());
}

TEST_F(Program, TimesItself) {
  auto const outcome = run({"bench", "--clinics", "12", "--replications", "2", "--threads", "1,2", "--json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  auto const json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(json["same_hash"], true);
  ASSERT_EQ(json["timings"].size(), 2u);
  EXPECT_EQ(json["timings"][1]["threads"], 2);
  EXPECT_GT(json["timings"][0]["patient_years_a_second"], 0);
}

}  // namespace
}  // namespace convene::test
