#include <unistd.h>

#include <csignal>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"

namespace convene::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class RunCommand : public ProgramTest {};

nlohmann::json json_of(Outcome const& outcome) {
  return nlohmann::json::parse(outcome.out);
}

TEST_F(RunCommand, ResultsGoToTheFileTheAnswerToStdoutTheRestToStderr) {
  make_scenario("mine");
  auto const ran = run({"run", "mine", "-o", "mine.h5", "--replications", "6"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("no_partnership"));
  EXPECT_THAT(ran.out, HasSubstr("content_sha256"));
  EXPECT_THAT(ran.err, HasSubstr("mine.h5 written"));
  EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("\033")));
  EXPECT_TRUE(exists("mine.h5"));
  auto const quiet = run({"run", "mine", "-o", "quiet.h5", "--replications", "6", "--quiet"});
  EXPECT_EQ(quiet.err, "");
  EXPECT_EQ(quiet.out, ran.out);
  auto const json = run({"run", "mine", "-o", "json.h5", "--replications", "6", "--json"});
  EXPECT_EQ(json.err, "");
  EXPECT_EQ(json_of(json)["file"], "json.h5");
  EXPECT_EQ(json_of(json)["replications"], 6);
}

TEST_F(RunCommand, ResultsDoNotDependOnThreadsButOnTheSeed) {
  make_scenario("mine");
  auto const hash = [&](std::string const& name, Words more) {
    Words words{"run", "mine", "-o", name, "--replications", "5", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    auto const outcome = run(words);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return json_of(outcome)["content_sha256"].get<std::string>();
  };
  auto const one = hash("1.h5", {"--threads", "1"});
  EXPECT_EQ(one.size(), 64u);
  EXPECT_EQ(hash("2.h5", {"--threads", "2"}), one);
  EXPECT_EQ(hash("7.h5", {"--threads", "7"}), one);
  EXPECT_EQ(read("1.h5"), read("7.h5"));
  EXPECT_NE(hash("seed.h5", {"--seed", "99"}), one);
}

TEST_F(RunCommand, RunsOnlyTheStrategiesAskedFor) {
  make_scenario("mine");
  auto const ran = run({"run", "mine", "-o", "a.h5", "--replications", "3", "--json", "--strategy",
                        "no_partnership", "--strategy", "system_first"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(json_of(ran)["strategies"].size(), 2u);
  EXPECT_EQ(json_of(ran)["strategies"][1]["strategy"], "system_first");
  auto const wrong = run({"run", "mine", "-o", "b.h5", "--strategy", "system_frist"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("did you mean 'system_first'?"));
  EXPECT_FALSE(exists("b.h5"));
}

TEST_F(RunCommand, LooksForRoomForTheResultsBeforeItSimulates) {
  make_scenario("mine");
  write("taken.h5", "precious");
  std::filesystem::create_directory(folder_ / "folder");
  for (auto const* path : {"taken.h5", "folder", "nowhere/a.h5", "taken.h5/a.h5", "/proc/a.h5"}) {
    // Long enough to be noticed, were it simulated.
    auto const outcome = run({"run", "mine", "-o", path, "--replications", "1000000"});
    EXPECT_EQ(outcome.code, 3) << path;
    EXPECT_THAT(outcome.err, HasSubstr(path));
  }
  EXPECT_EQ(read("taken.h5"), "precious");
  EXPECT_EQ(run({"run", "mine", "-o", "taken.h5", "--replications", "2", "--force"}).code, 0);
  EXPECT_EQ(run({"verify", "taken.h5"}).code, 0);
  for (auto const& entry : std::filesystem::directory_iterator(folder_))
    EXPECT_THAT(entry.path().filename().string(), Not(testing::StartsWith(".convene"))) << "a trace was left";
}

TEST_F(RunCommand, AnInterruptKeepsWhatFinishedAndSaysHowToGoOn) {
  make_scenario("mine");
  for (int const signal : {SIGINT, SIGTERM}) {
    auto const outcome =
        interrupt_after(" a second", {"run", "mine", "-o", "part.h5", "--replications", "5000", "--force"}, signal);
    EXPECT_EQ(outcome.code, 130) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("of 5000 replications are finished and kept in part.h5"));
    EXPECT_EQ(run({"verify", "part.h5"}).code, 0);
    auto const compared = run({"compare", "part.h5", "--json"});
    ASSERT_EQ(compared.code, 0) << compared.err;
    EXPECT_GT(json_of(compared)["replications"], 0);
    EXPECT_EQ(
        json_of(compared)["replications"].get<int>() + json_of(compared)["replications_left_out"].get<int>(),
        5000);
  }
}

TEST_F(RunCommand, ShowsABarOnATerminal) {
  make_scenario("mine");
  auto const shown = on_terminal({"run", "mine", "-o", "a.h5", "--replications", "300"});
  EXPECT_EQ(shown.code, 0);
  EXPECT_THAT(shown.out, HasSubstr("/300 replications"));
  EXPECT_THAT(shown.out, HasSubstr("left\033[K"));
  auto const quiet = on_terminal({"run", "mine", "-o", "b.h5", "--replications", "300", "--quiet"});
  EXPECT_THAT(quiet.out, Not(HasSubstr("/300 replications")));
}

}  // namespace
}  // namespace convene::test
