#include <csignal>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"

namespace convene::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class DrawsCommand : public ProgramTest {
 protected:
  void make_drawn(std::string const& section = "draws = 4\n") const {
    make_scenario("mine");
    write("mine/scenario.toml", read("mine/scenario.toml") + "\n[uncertainty]\n" + section);
  }
};

TEST_F(DrawsCommand, CheckRunCompareVerifyExport) {
  make_drawn();
  EXPECT_THAT(run({"check", "mine"}).out, HasSubstr("replications of 52 weeks, in 4 draws of the parameters."));
  EXPECT_THAT(run({"describe", "mine"}).out, HasSubstr("grades C, D, E that the scenario does not give are drawn 4 times"));
  auto const ran = run({"run", "mine", "-o", "mine.h5", "--replications", "3", "--threads", "1"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("What rests on what is not known: 4 draws of"));
  EXPECT_THAT(ran.out, HasSubstr("content_sha256"));
  EXPECT_THAT(ran.out, Not(HasSubstr("nan")));
  EXPECT_THAT(ran.err, HasSubstr("36 runs on 1 thread"));
  EXPECT_TRUE(exists("mine.h5.provenance.json"));
  EXPECT_FALSE(exists("mine.h5.runs"));
  EXPECT_EQ(run({"compare", "mine.h5"}).out, ran.out);
  std::filesystem::remove_all(folder_ / "mine");

  EXPECT_EQ(run({"verify", "mine.h5", "--run", "0", "--run", "35"}).code, 0);
  EXPECT_EQ(run({"verify", "mine.h5", "--run", "36"}).code, 2);
  ASSERT_EQ(run({"export", "mine.h5", "--csv", "csv"}).code, 0);
  EXPECT_THAT(read("csv/outcomes_by_design_point.csv"), HasSubstr("engagement_b0"));
  auto const json = nlohmann::json::parse(run({"compare", "mine.h5", "--json", "--measure", "coverage_1_dose"}).out);
  EXPECT_EQ(json["under_draws"]["draws"], 4);
  EXPECT_EQ(json["under_draws"]["replications"], 3);
  EXPECT_EQ(json["under_draws"]["pairs"].size(), 3u);
  EXPECT_EQ(json["measure"]["id"], "coverage_1_dose");
  auto const few = run({"sensitivity", "mine.h5", "--of", "system_first"});
  EXPECT_EQ(few.code, 2);
  EXPECT_THAT(few.err, HasSubstr("two points more than factors"));
}

TEST_F(DrawsCommand, BytesDoNotDependOnThreadsButOnTheSeed) {
  make_drawn();
  auto const bytes = [&](std::string const& name, Words more) {
    Words words{"run", "mine", "-o", name, "--replications", "2", "--quiet", "--strategy", "no_partnership,clinic_by_clinic"};
    words.insert(words.end(), more.begin(), more.end());
    EXPECT_EQ(run(words).code, 0);
    return read(name);
  };
  auto const one = bytes("1.h5", {"--threads", "1"});
  EXPECT_EQ(bytes("2.h5", {"--threads", "2"}), one);
  EXPECT_NE(bytes("3.h5", {"--seed", "9"}), one);
  EXPECT_EQ(run({"verify", "3.h5", "--run", "15"}).code, 0) << "another seed, fewer strategies: still from the file alone";
}

TEST_F(DrawsCommand, TheOptionStandsForTheSectionAndTakesItAway) {
  make_scenario("mine");
  Words const base{"run", "mine", "--replications", "2", "--json", "-o"};
  auto const hash = [&](std::string const& name, Words more) {
    auto words = base;
    words.push_back(name);
    words.insert(words.end(), more.begin(), more.end());
    auto const ran = run(words);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return nlohmann::json::parse(ran.out)["content_sha256"].get<std::string>();
  };
  auto const plain = hash("plain.h5", {}), drawn = hash("drawn.h5", {"--draws", "3"});
  EXPECT_NE(plain, drawn);
  EXPECT_EQ(run({"verify", "drawn.h5", "--run", "17"}).code, 0);
  write("mine/scenario.toml", read("mine/scenario.toml") + "\n[uncertainty]\ndraws = 3\n");
  EXPECT_EQ(hash("section.h5", {}), drawn);
  EXPECT_EQ(hash("none.h5", {"--draws", "0"}), plain);
  EXPECT_EQ(run({"run", "mine", "-o", "x.h5", "--draws", "1"}).code, 2);
}

TEST_F(DrawsCommand, WhatCannotBeCombinedIsRefusedBeforeAnythingIsRun) {
  make_drawn();
  auto const refused = run({"run", "mine", "-o", "a.h5", "--detail", "clinic"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("--detail"));
  EXPECT_THAT(refused.err, HasSubstr("--draws 0"));
  write("taken.h5", "precious");
  EXPECT_EQ(run({"run", "mine", "-o", "taken.h5"}).code, 3);
  EXPECT_EQ(read("taken.h5"), "precious");
  EXPECT_FALSE(exists("a.h5.runs"));
  EXPECT_THAT(run({"select", "mine", "--budget", "60"}).err, HasSubstr("[uncertainty] is left aside here"));
}

TEST_F(DrawsCommand, AnInterruptKeepsTheRunsAndTheSameCommandGoesOn) {
  make_drawn("draws = 40\n");
  Words const words{"run", "mine", "-o", "all.h5", "--replications", "12", "--threads", "1", "--strategy", "system_first"};
  auto const stopped = interrupt_after(" a second", words, SIGINT);
  ASSERT_EQ(stopped.code, 130) << stopped.err;
  EXPECT_THAT(stopped.err, HasSubstr("runs are finished and kept in all.h5.runs"));
  EXPECT_FALSE(exists("all.h5"));
  ASSERT_TRUE(exists("all.h5.runs"));
  auto const roster = read("mine/clinics.csv");
  write("mine/clinics.csv", roster + "\n");
  EXPECT_EQ(run(words).code, 2) << "runs of two scenarios are never mixed";
  write("mine/clinics.csv", roster);
  ASSERT_EQ(run(words).code, 0);
  EXPECT_FALSE(exists("all.h5.runs"));
  auto undisturbed = words;
  undisturbed[3] = "again.h5";
  ASSERT_EQ(run(undisturbed).code, 0);
  EXPECT_EQ(read("all.h5"), read("again.h5"));
}

}  // namespace
}  // namespace convene::test
