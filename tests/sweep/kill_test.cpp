#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <set>

#include "engine/store/merge.hpp"
#include "engine/store/progress.hpp"
#include "fake_model.hpp"
#include "tests/store/folder.hpp"

namespace convene {
namespace {

constexpr std::size_t everything = static_cast<std::size_t>(-1);

Study the_study() { return FakeModel{.points = 1000, .replications = 2}.model().study; }

/// Starts a worker and kills it `delay` microseconds after it told of `patience` runs; gives the runs it started.
std::vector<std::uint32_t> sweep_until_killed(std::string const& directory, int threads, std::size_t patience,
                                              useconds_t delay) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  auto const child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]), ::close(ends[1]);
    ::execl(CONVENE_SWEEP_WORKER, CONVENE_SWEEP_WORKER, directory.c_str(), std::to_string(threads).c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  std::vector<std::uint32_t> started;
  auto const hear = [&] {
    std::uint32_t run;
    if (::read(ends[0], &run, sizeof run) != sizeof run) return false;
    started.push_back(run);
    return true;
  };
  while (started.size() < patience && hear()) {
  }
  if (patience != everything) {
    ::usleep(delay);
    ::kill(child, SIGKILL);
  }
  while (hear()) {
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(ends[0]);
  if (patience == everything && status != 0) throw std::runtime_error("the worker failed");
  return started;
}

std::set<std::uint32_t> done_in(std::string const& directory) {
  std::set<std::uint32_t> done;
  if (!std::filesystem::exists(study_path(directory))) return done;
  auto const progress = scan_study(directory, the_study());
  for (auto const& shard : progress.shards) EXPECT_EQ(shard.fault, "") << shard.path;
  for (std::uint32_t run = 0; run < progress.runs.size(); ++run)
    if (progress.runs[run] == RunState::done) done.insert(run);
  return done;
}

TEST(SweepKill, TwentyKillsLoseNothingRepeatNothingAndChangeNoByte) {
  Folder const folder;
  auto const killed = folder / "killed";
  auto const seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 chance{seed};
  std::set<std::uint32_t> done;
  int useful = 0;
  for (int kill = 0; kill < 20; ++kill) {
    // Every fifth is killed early, so that opening the study and its first shard is hit too.
    auto const patience = kill % 5 == 4 ? 0 : chance() % 200;
    auto const started =
        sweep_until_killed(killed, 1 + kill % 2, patience, static_cast<useconds_t>(chance() % 5000));
    for (auto const run : started) ASSERT_FALSE(done.contains(run)) << "run " << run << " was finished before";
    auto const now = done_in(killed);
    ASSERT_TRUE(std::includes(now.begin(), now.end(), done.begin(), done.end())) << "a finished run was lost";
    useful += now.size() > done.size();
    done = now;
    ASSERT_LT(done.size(), 4000U) << "the study ended before it was killed often enough";
  }
  EXPECT_GE(useful, 10);
  for (auto const run : sweep_until_killed(killed, 2, everything, 0))
    ASSERT_FALSE(done.contains(run)) << "run " << run << " was finished before";
  merge_study(killed, folder / "killed.h5", false);
  auto const bytes = bytes_of_file(folder / "killed.h5");
  for (int const threads : {1, 2}) {
    auto const whole = folder / ("whole" + std::to_string(threads));
    EXPECT_EQ(sweep_until_killed(whole, threads, everything, 0).size(), 4000U);
    merge_study(whole, whole + ".h5", false);
    EXPECT_EQ(bytes, bytes_of_file(whole + ".h5")) << threads << " threads";
  }
}

}  // namespace
}  // namespace convene
