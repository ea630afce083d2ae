#include <csignal>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"

namespace convene::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class SweepCommand : public ProgramTest {
 protected:
  /// A starter scenario and a study of it, study.toml.
  void make_study(std::string const& design, std::string const& more = {}) const {
    make_scenario("mine");
    write("study.toml", study(design, more));
  }

  static std::string study(std::string const& design, std::string const& more = {}) {
    return "scenario = \"mine\"\nstrategies = [\"clinic_by_clinic\", \"system_first\"]\n"
           "measures = [\"first_doses\", \"coverage_1_dose\"]\nreplications = 2\n" +
           more +
           "[[factor]]\npath = \"trust.gain\"\n[[factor]]\npath = \"engagement.b0\"\nrange = [-1, 0.5]\n"
           "[design]\n" +
           design;
  }

  nlohmann::json status(std::string const& directory) const {
    return nlohmann::json::parse(run({"status", directory, "--json"}).out);
  }
};

TEST_F(SweepCommand, SweepStatusMergeAndAnalysis) {
  make_study("kind = \"lhs\"\nsize = 6\n");
  auto const swept = run({"sweep", "study.toml", "-o", "dir"});
  ASSERT_EQ(swept.code, 0) << swept.err;
  EXPECT_THAT(swept.out, HasSubstr("dir holds all 24 runs. `convene merge dir -o FILE.h5`"));
  EXPECT_THAT(swept.err, HasSubstr("6 design points, 2 strategies, 2 replications: 24 runs on"));
  auto const told = run({"status", "dir"});
  EXPECT_THAT(told.out, HasSubstr("24 done, 0 failed, 0 missing"));
  auto const merged = run({"merge", "dir", "-o", "all.h5"});
  ASSERT_EQ(merged.code, 0) << merged.err;
  EXPECT_TRUE(exists("all.h5.provenance.json"));
  EXPECT_EQ(run({"merge", "dir", "-o", "all.h5"}).code, 3) << "nothing is overwritten";
  EXPECT_EQ(run({"merge", "dir", "-o", "all.h5", "--force"}).code, 0);
  EXPECT_EQ(run({"verify", "all.h5"}).code, 0);
  std::filesystem::remove_all(folder_ / "dir");
  std::filesystem::remove_all(folder_ / "mine");

  EXPECT_THAT(run({"verify", "all.h5", "--run", "13"}).out,
              HasSubstr("all.h5: run 13 run again from the file alone: every bit agrees"));

  auto const regression = nlohmann::json::parse(run({"sensitivity", "all.h5", "--json"}).out);
  EXPECT_EQ(regression["method"], "regression");
  EXPECT_EQ(regression["of"], "system_first");
  EXPECT_EQ(regression["against"], "clinic_by_clinic");
  EXPECT_EQ(regression["factors"].size(), 2u);
  EXPECT_THAT(run({"sensitivity", "all.h5", "--of", "system_first", "--measure", "coverage_1_dose"}).out,
              HasSubstr("What decides coverage_1_dose (after 52 weeks), system_first"));
  auto const refused = run({"sensitivity", "all.h5", "--method", "sobol"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("the method sobol on a design of kind lhs"));
  EXPECT_EQ(run({"sensitivity", "all.h5", "--measure", "doses"}).code, 2) << "the study kept other measures";
  EXPECT_THAT(run({"discover", "all.h5"}).out, HasSubstr("system_first beats clinic_by_clinic"));
  EXPECT_EQ(run({"discover", "all.h5", "--of", "system_first"}).code, 2);
}

TEST_F(SweepCommand, BytesDoNotDependOnThreads) {
  make_study("kind = \"sobol\"\nsize = 4\n");
  for (auto const* threads : {"1", "2"}) {
    ASSERT_EQ(run({"sweep", "study.toml", "-o", threads, "--threads", threads, "--quiet"}).code, 0);
    ASSERT_EQ(run({"merge", threads, "-o", std::string(threads) + ".h5"}).code, 0);
  }
  EXPECT_EQ(read("1.h5"), read("2.h5"));
}

TEST_F(SweepCommand, GoesOnOnlyWhenAskedAndOnlyWithTheSameStudy) {
  make_study("kind = \"lhs\"\nsize = 3\n");
  ASSERT_EQ(run({"sweep", "study.toml", "-o", "dir", "--quiet"}).code, 0);
  auto const again = run({"sweep", "study.toml", "-o", "dir"});
  EXPECT_EQ(again.code, 3);
  EXPECT_THAT(again.err, HasSubstr("dir: holds a study already: go on with it by --resume"));
  auto const resumed = nlohmann::json::parse(run({"sweep", "study.toml", "-o", "dir", "--resume", "--json"}).out);
  EXPECT_EQ(resumed["done_before"], 12);
  EXPECT_EQ(resumed["missing"], 0);
  write("study.toml", study("kind = \"lhs\"\nsize = 3\nseed = 2\n"));
  auto const changed = run({"sweep", "study.toml", "-o", "dir", "--resume"});
  EXPECT_EQ(changed.code, 2);
  EXPECT_THAT(changed.err, HasSubstr("holds another study (what differs from what is asked now: study/study.toml)"));
  write("study.toml", study("kind = \"lhs\"\nsize = 3\n"));
  EXPECT_EQ(run({"sweep", "study.toml", "-o", "dir", "--resume"}).code, 0);
  write("mine/scenario.toml", read("mine/scenario.toml") + "\n# a remark\n");
  EXPECT_THAT(run({"sweep", "study.toml", "-o", "dir", "--resume"}).err, HasSubstr("scenario/scenario.toml"));
  EXPECT_THAT(run({"sweep", "study.toml", "-o", "dir", "--resume", "--replications", "3"}).err,
              HasSubstr("holds another study"));
}

TEST_F(SweepCommand, AnInterruptIs130AndSaysHowToGoOn) {
  for (int const signal : {SIGINT, SIGTERM}) {
    make_study("kind = \"lhs\"\nsize = 400\nmaximin = 1\n");
    auto const directory = "dir" + std::to_string(signal);
    auto const stopped = interrupt_after(" left", {"sweep", "study.toml", "-o", directory, "--threads", "1"}, signal);
    EXPECT_EQ(stopped.code, 130) << stopped.err;
    EXPECT_THAT(stopped.err, HasSubstr("To go on: convene sweep study.toml -o " + directory + " --resume"));
    auto const found = status(directory);
    EXPECT_GT(found["done"], 0);
    EXPECT_GT(found["missing"], 0);
    EXPECT_EQ(found["at_work"], false);
    auto const merged = run({"merge", directory, "-o", "part.h5"});
    EXPECT_EQ(merged.code, 3);
    EXPECT_THAT(merged.err, HasSubstr("run the study with --resume, then merge"));
    EXPECT_FALSE(exists("part.h5"));
    std::filesystem::remove_all(folder_ / "mine");
  }
}

/// A combination that cannot be: first_come has no look_ahead, which only the run's own scenario shows. Of 4 points the
/// two of first_come fail, in the strategy's own and in the others' runs alike: 2 points, 2 strategies, 2 replications.
class FailingSweep : public SweepCommand {
 protected:
  void SetUp() override {
    make_scenario("mine");
    auto scenario = read("mine/scenario.toml");
    auto const policy = scenario.find("policy = ", scenario.find("[strategy.system_first]"));
    write("mine/scenario.toml", scenario.replace(policy, scenario.find('\n', policy) - policy, "policy = { kind = \"benefit_per_hour\" }"));
    write("study.toml",
          "scenario = \"mine\"\nstrategies = [\"clinic_by_clinic\", \"system_first\"]\nmeasures = [\"first_doses\"]\nreplications = 2\n"
          "[[factor]]\npath = \"strategy.system_first.policy.kind\"\nvalues = [\"benefit_per_hour\", \"first_come\"]\n"
          "[[factor]]\npath = \"strategy.system_first.policy.look_ahead\"\nvalues = [4, 8]\n[design]\nkind = \"factorial\"\n");
  }
  static constexpr char const* why = "policy.look_ahead: unknown setting";
};

TEST_F(FailingSweep, SkipKeepsFailuresAsRowsAndIs4) {
  auto const swept = run({"sweep", "study.toml", "-o", "dir", "--on-failure", "skip"});
  EXPECT_EQ(swept.code, 4);
  EXPECT_THAT(swept.err, HasSubstr("8 of 16 runs failed and are kept as failed"));
  EXPECT_THAT(swept.err, HasSubstr("run 8 (point 2, clinic_by_clinic, replication 0): "));
  EXPECT_THAT(swept.err, HasSubstr(why));
  EXPECT_EQ(swept.out, "") << "no word of a whole study";
  auto const told = run({"status", "dir"});
  EXPECT_EQ(told.code, 0);
  EXPECT_THAT(told.out, HasSubstr("8 done, 8 failed, 0 missing"));
  EXPECT_THAT(told.out, HasSubstr("failed: run 15 (point 3, system_first, replication 1): "));
  auto const found = status("dir");
  EXPECT_EQ(found["failed"], 8);
  ASSERT_EQ(found["errors"].size(), 8u);
  EXPECT_THAT(found["errors"][0]["message"].get<std::string>(), HasSubstr(why));
  auto const again = run({"sweep", "study.toml", "-o", "dir", "--resume", "--on-failure", "skip"});
  EXPECT_EQ(again.code, 4) << "failures that were accepted stay failures";
  EXPECT_EQ(status("dir")["failed"], 8);
  auto const merged = run({"merge", "dir", "-o", "all.h5"});
  EXPECT_EQ(merged.code, 0) << merged.err;
  EXPECT_THAT(merged.err, HasSubstr("8 of 16 runs failed: they have no values, and runs/error says why"));
  EXPECT_EQ(nlohmann::json::parse(run({"merge", "dir", "-o", "again.h5", "--json"}).out)["failed"], 8);
  EXPECT_EQ(run({"verify", "all.h5"}).code, 0);
}

TEST_F(FailingSweep, AbortStopsIs4AndSaysHowToGoOn) {
  auto const swept = run({"sweep", "study.toml", "-o", "dir", "--threads", "1"});
  EXPECT_EQ(swept.code, 4);
  EXPECT_THAT(swept.err, HasSubstr("stopped at a failure: 8 of 16 runs are finished and kept in dir. To go on: convene sweep study.toml -o dir --resume"));
  EXPECT_THAT(swept.err, HasSubstr(why));
  auto const found = status("dir");
  EXPECT_EQ(found["done"], 8);
  EXPECT_EQ(found["failed"], 2);
  EXPECT_EQ(found["missing"], 6);
  auto const refused = run({"merge", "dir", "-o", "all.h5"});
  EXPECT_EQ(refused.code, 3);
  EXPECT_THAT(refused.err, HasSubstr("6 of 16 runs are missing (the first is run 9)"));
  EXPECT_EQ(run({"sweep", "study.toml", "-o", "dir", "--resume", "--threads", "1"}).code, 4) << "it is tried again, and fails again";
  EXPECT_EQ(run({"sweep", "study.toml", "-o", "dir", "--resume", "--on-failure", "skip"}).code, 4);
  EXPECT_EQ(status("dir")["failed"], 8);
}

TEST_F(FailingSweep, RetryEndsIn4WhenTheLastTryFails) {
  auto const swept = run({"sweep", "study.toml", "-o", "dir", "--on-failure", "retry:2", "--json"});
  EXPECT_EQ(swept.code, 4);
  auto const json = nlohmann::json::parse(swept.out);
  EXPECT_EQ(json["done"], 8);
  EXPECT_EQ(json["failed"], 8);
  EXPECT_EQ(json["missing"], 0);
  ASSERT_EQ(json["failures"].size(), 8u);
  EXPECT_EQ(json["failures"][0]["run"], 8);
  EXPECT_EQ(json["failures"][0]["where"], "point 2, clinic_by_clinic, replication 0");
  EXPECT_THAT(json["failures"][0]["message"].get<std::string>(), HasSubstr(why));
  EXPECT_THAT(run({"status", "dir"}).out, HasSubstr("8 done, 8 failed, 0 missing"));
  EXPECT_EQ(run({"merge", "dir", "-o", "all.h5"}).code, 0);
}

TEST_F(SweepCommand, TellsTheFaultsOfStudyAndScenarioAtOnceAndWritesNothing) {
  make_study("kind = \"lhs\"\nsize = 3\n", "on_failure = \"never\"\n");
  auto scenario = read("mine/scenario.toml");
  scenario.insert(scenario.find("[parameters]") + 12, "\n\"trust.gian\" = 1\n#");
  write("mine/scenario.toml", scenario);
  auto text = read("study.toml");
  text.replace(text.find("engagement.b0"), 13, "engagement.b7");
  text.replace(text.find("system_first"), 12, "sistem_first");
  write("study.toml", text);
  auto const refused = run({"sweep", "study.toml", "-o", "dir"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("study.toml:2:35: strategies = \"sistem_first\""));
  EXPECT_THAT(refused.err, HasSubstr("study.toml:5:14: on_failure = \"never\""));
  EXPECT_THAT(refused.err, HasSubstr("study.toml:9:8: path = \"engagement.b7\""));
  EXPECT_THAT(refused.err, HasSubstr("\"trust.gian\": unknown parameter"));
  EXPECT_FALSE(exists("dir"));
  EXPECT_EQ(run({"sweep", "no_such.toml", "-o", "dir"}).code, 3);
  EXPECT_EQ(run({"sweep", "study.toml", "-o", "dir", "--on-failure", "retry:x"}).code, 2);
  EXPECT_EQ(run({"status", "nowhere"}).code, 3);
}

}  // namespace
}  // namespace convene::test
