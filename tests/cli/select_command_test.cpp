#include <csignal>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"

namespace convene::test {
namespace {

using testing::HasSubstr;

class SelectCommand : public ProgramTest {};

TEST_F(SelectCommand, ChoosesAndSaysWhatThatIsWorth) {
  make_scenario("mine");
  auto const text = run({"select", "mine", "--quiet"});
  ASSERT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("is chosen"));
  EXPECT_THAT(text.out, HasSubstr("With a chance of at least 95%"));
  EXPECT_EQ(text.err, "");
}

TEST_F(SelectCommand, TheAnswerDoesNotDependOnThreads) {
  make_scenario("mine");
  for (auto const* method : {"kn", "ocba", "subset"}) {
    auto const one = run({"select", "mine", "--json", "--method", method, "--threads", "1", "--budget", "200"});
    ASSERT_EQ(one.code, 0) << one.err;
    EXPECT_EQ(one.out, run({"select", "mine", "--json", "--method", method, "--threads", "2", "--budget", "200"}).out);
    auto const json = nlohmann::json::parse(one.out);
    EXPECT_EQ(json["method"], method);
    EXPECT_LE(json["runs"], 200);
  }
}

// What is observed are the runs of `convene run`: same people, same luck.
TEST_F(SelectCommand, ObservesTheReplicationsOfRun) {
  make_scenario("mine");
  auto const chosen =
      nlohmann::json::parse(run({"select", "mine", "--json", "--method", "subset", "--budget", "36"}).out);
  auto const each = chosen["strategies"][0]["replications"].get<int>();
  auto const ran = run({"run", "mine", "-o", "mine.h5", "--json", "--replications", std::to_string(each)});
  auto const compared = nlohmann::json::parse(ran.out);
  int found = 0;
  for (auto const& a : chosen["strategies"])
    for (auto const& b : compared["strategies"])
      if (a["strategy"] == b["strategy"]) {
        EXPECT_DOUBLE_EQ(a["outcome"]["mean"].get<double>(), b["outcome"]["mean"].get<double>());
        ++found;
      }
  EXPECT_GT(found, 1);
}

TEST_F(SelectCommand, RefusesWhatItDoesNotKnow) {
  make_scenario("mine");
  EXPECT_EQ(run({"select", "mine", "--measure", "coverage_1_doze"}).code, 2);
  EXPECT_EQ(run({"select", "mine", "--measure", "hours_used"}).code, 2);  // neither more nor less is better
  EXPECT_EQ(run({"select", "mine", "--method", "best"}).code, 2);
  EXPECT_EQ(run({"select", "mine", "--budget", "15"}).code, 2);
  EXPECT_EQ(run({"select", "mine", "--resume"}).code, 2);  // of which folder?
  EXPECT_EQ(run({"select", "nowhere"}).code, 3);
}

TEST_F(SelectCommand, MayBeInterrupted) {
  make_scenario("mine");
  auto const stopped = interrupt_after("runs,", {"select", "mine", "--indifference", "1e-9"}, SIGINT);
  EXPECT_EQ(stopped.code, 130) << stopped.err;
  EXPECT_THAT(stopped.err, HasSubstr("interrupted after"));
  EXPECT_THAT(stopped.err, HasSubstr("with -o DIR runs are kept"));
}

}  // namespace
}  // namespace convene::test
