#include "engine/execution/pool.hpp"

#include <gmock/gmock.h>

#include <numeric>
#include <stdexcept>
#include <thread>

namespace convene {
namespace {

class PoolOf : public testing::TestWithParam<int> {};

TEST_P(PoolOf, RunsEveryTaskOnce) {
  Pool const pool(GetParam());
  std::vector<std::atomic<int>> runs(1000);
  auto const report = pool.run_tasks(runs.size(), [&](std::size_t task) { ++runs[task]; });
  for (auto const& count : runs) EXPECT_EQ(count.load(), 1);
  EXPECT_EQ(report.finished_count(), runs.size());
  EXPECT_TRUE(report.failures.empty());
  EXPECT_FALSE(report.stopped);
}

TEST_P(PoolOf, LoopsInsideTasksDoNotNestTasks) {
  Pool const pool(GetParam());
  auto const loop = pool.parallel_for();
  static thread_local int depth = 0;
  std::atomic<int> deepest{0};
  std::vector<std::vector<int>> sums(40, std::vector<int>(64));
  pool.run_tasks(sums.size(), [&](std::size_t task) {
    ++depth;
    if (depth > 1) deepest = depth;
    loop(64, [&](std::size_t i) { sums[task][i] = static_cast<int>(task * i); });
    --depth;
  });
  EXPECT_EQ(deepest.load(), 0);
  for (std::size_t task = 0; task < sums.size(); ++task)
    EXPECT_EQ(std::accumulate(sums[task].begin(), sums[task].end(), 0), static_cast<int>(task) * 2016);
}

TEST_P(PoolOf, AFailedTaskIsListedAndTheOthersGoOn) {
  Pool const pool(GetParam());
  auto const report = pool.run_tasks(20, [](std::size_t task) {
    if (task % 7 == 3) throw std::runtime_error("task " + std::to_string(task));
  });
  ASSERT_EQ(report.failures.size(), 3u);
  EXPECT_EQ(report.failures[1].task, 10u);
  EXPECT_EQ(report.failures[1].message, "task 10");
  EXPECT_EQ(report.finished_count(), 17u);
  EXPECT_EQ(report.finished[10], 0);
  EXPECT_FALSE(report.stopped);
}

TEST_P(PoolOf, AStopKeepsWhatWasStartedAndStartsNoMore) {
  Pool const pool(GetParam());
  std::atomic<bool> stop{false};
  std::atomic<std::size_t> begun{0};
  auto const report = pool.run_tasks(1000,
                                     [&](std::size_t task) {
                                       ++begun;
                                       if (task == 5) stop = true;
                                       while (task > 5 && !stop) std::this_thread::yield();
                                     },
                                     {.stop = &stop});
  EXPECT_TRUE(report.stopped);
  EXPECT_EQ(report.finished_count(), begun.load());
  EXPECT_LT(begun.load(), 1000u);
}

TEST_P(PoolOf, ProgressCountsUpToTheEnd) {
  Pool const pool(GetParam());
  std::vector<std::size_t> seen;
  pool.run_tasks(50, [](std::size_t) {}, {.progress = [&](std::size_t ended, std::size_t count) {
                   EXPECT_EQ(count, 50u);
                   seen.push_back(ended);
                 }});
  ASSERT_EQ(seen.size(), 50u);
  for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], i + 1);
}

TEST_P(PoolOf, NothingToDo) {
  Pool const pool(GetParam());
  EXPECT_FALSE(pool.run_tasks(0, [](std::size_t) { FAIL(); }).stopped);
  pool.parallel_for()(0, [](std::size_t) { FAIL(); });
}

INSTANTIATE_TEST_SUITE_P(Threads, PoolOf, testing::Values(1, 2, 8));

TEST(Pool, UsesTheMachineUnlessTold) {
  EXPECT_GE(available_threads(), 1);
  EXPECT_EQ(Pool{}.threads(), available_threads());
  EXPECT_EQ(Pool{3}.threads(), 3);
}

}  // namespace
}  // namespace convene
