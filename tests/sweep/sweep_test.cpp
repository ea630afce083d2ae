#include "engine/experiments/sweep/sweep.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <map>
#include <mutex>
#include <set>

#include "engine/core/diagnostics.hpp"
#include "engine/store/merge.hpp"
#include "engine/store/progress.hpp"
#include "engine/store/results_file.hpp"
#include "engine/store/study_lock.hpp"
#include "fake_model.hpp"
#include "tests/store/folder.hpp"

namespace convene {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

SweepOptions on_threads(int threads) {
  SweepOptions options;
  options.threads = threads;
  return options;
}

std::string merged(std::string const& directory, std::string const& path) {
  merge_study(directory, path, false);
  return bytes_of_file(path);
}

TEST(Sweep, RunsEveryRunOnceAndPreparesEachPointOnce) {
  for (int const threads : {1, 3}) {
    Folder const folder;
    std::mutex lock;
    std::map<std::size_t, int> prepared;
    std::map<std::pair<std::size_t, std::size_t>, int> jobs;
    FakeModel fake;
    fake.when_prepared = [&](std::size_t point) {
      std::scoped_lock const guard{lock};
      ++prepared[point];
    };
    fake.when_run = [&](Job const& job) {
      std::scoped_lock const guard{lock};
      ++jobs[{job.design_point, job.replication}];
    };
    auto const report = sweep(folder / "study", fake.model(), on_threads(threads));
    EXPECT_EQ(report.runs, fake.runs());
    EXPECT_EQ(report.done, fake.runs());
    EXPECT_EQ(report.missing(), 0U);
    EXPECT_EQ(prepared.size(), fake.points);
    EXPECT_EQ(jobs.size(), fake.points * fake.replications);
    for (auto const& [point, times] : prepared) EXPECT_EQ(times, 1) << point;
    for (auto const& [job, times] : jobs) EXPECT_EQ(times, 1);
  }
}

TEST(Sweep, TheMergedFileHoldsEachRunInItsPlace) {
  Folder const folder;
  FakeModel const fake;
  sweep(folder / "study", fake.model());
  merge_study(folder / "study", folder / "study.h5", false);
  auto const results = read_results(folder / "study.h5");
  auto const& cells = std::get<std::vector<double>>(results.find("outcome")->cells);
  std::size_t i = 0;
  for (std::size_t p = 0; p < fake.points; ++p)
    for (std::size_t s = 0; s < 2; ++s)
      for (std::size_t r = 0; r < fake.replications; ++r)
        for (std::size_t w = 0; w < 4; ++w, ++i) ASSERT_EQ(cells[i], FakeModel::value(p, s, r, w));
  EXPECT_EQ(i, cells.size());
}

TEST(Sweep, BytesDoNotDependOnThreadsOrStops) {
  Folder const folder;
  std::atomic<bool> stop = false;
  std::atomic<int> jobs = 0;
  FakeModel stopping;
  stopping.when_run = [&](Job const&) { stop = ++jobs % 7 == 0; };
  auto options = on_threads(2);
  options.stop = &stop;
  int calls = 0;
  for (bool complete = false; !complete; ++calls) {
    stop = false;
    auto const report = sweep(folder / "stopped", stopping.model(), options);
    complete = report.missing() == 0;
    EXPECT_EQ(report.stopped, !complete);
  }
  EXPECT_GT(calls, 3);
  EXPECT_EQ(jobs, 60) << "nothing that was finished was run again";
  for (int const threads : {1, 2, 5})
    sweep(folder / ("whole" + std::to_string(threads)), FakeModel{}.model(), on_threads(threads));
  auto const bytes = merged(folder / "stopped", folder / "stopped.h5");
  for (int const threads : {1, 2, 5}) {
    auto const name = "whole" + std::to_string(threads);
    EXPECT_EQ(bytes, merged(folder / name, folder / (name + ".h5"))) << threads;
  }
}

TEST(Sweep, AJobHoldsOnlyTheStrategiesThatAreMissing) {
  Folder const folder;
  FakeModel fake{.points = 3, .replications = 2};
  auto const model = fake.model();
  open_study(folder / "study", model.study);
  {
    ShardWriter writer{folder / "study", model.study};
    RunRow row;
    row.run = 5;  // point 1, strategy 0, replication 1
    for (std::size_t w = 0; w < 4; ++w) row.values.push_back(FakeModel::value(1, 0, 1, w));
    writer.append(row);
  }
  std::mutex lock;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> jobs;
  fake.when_run = [&](Job const& job) {
    std::scoped_lock const guard{lock};
    jobs[{job.design_point, job.replication}] = {job.strategies.begin(), job.strategies.end()};
  };
  auto const report = sweep(folder / "study", fake.model());
  EXPECT_EQ(report.done_before, 1U);
  EXPECT_EQ((jobs[{1, 1}]), (std::vector<std::size_t>{1}));
  EXPECT_EQ((jobs[{1, 0}]), (std::vector<std::size_t>{0, 1}));
}

TEST(Sweep, RedoesWhatAnUnreadableShardHeld) {
  Folder const folder;
  FakeModel fake;
  sweep(folder / "study", fake.model());
  auto const shard = shards_path(folder / "study") + "/000000.h5";
  auto bytes = bytes_of_file(shard);
  bytes.resize(bytes.size() / 2);
  write_bytes(shard, bytes);
  auto const report = sweep(folder / "study", fake.model());
  EXPECT_EQ(report.unreadable, 1U);
  EXPECT_EQ(report.done_before, 0U);
  EXPECT_EQ(report.done, fake.runs());
  sweep(folder / "whole", FakeModel{}.model());
  EXPECT_EQ(merged(folder / "study", folder / "study.h5"), merged(folder / "whole", folder / "whole.h5"));
}

TEST(Sweep, RefusesAnotherStudyAndSaysWhatDiffers) {
  Folder const folder;
  FakeModel fake;
  sweep(folder / "study", fake.model());
  auto other = fake.model();
  other.study.frame.provenance["study/study.toml"] = "changed\n";
  EXPECT_THAT([&] { sweep(folder / "study", other); },
              ThrowsMessage<InputError>(AllOf(HasSubstr("holds another study"), HasSubstr("study/study.toml"))));
  EXPECT_THAT([&] { sweep(folder / "study", FakeModel{.points = 21}.model()); },
              ThrowsMessage<InputError>(HasSubstr("its points, strategies or replications")));
}

TEST(Sweep, LetsOneProgramWorkInAFolder) {
  Folder const folder;
  FakeModel fake;
  open_study(folder / "study", fake.model().study);
  EXPECT_FALSE(StudyLock::is_held(folder / "study"));
  {
    StudyLock const lock{folder / "study"};
    EXPECT_TRUE(StudyLock::is_held(folder / "study"));
    EXPECT_THAT([&] { sweep(folder / "study", fake.model()); },
                ThrowsMessage<FileError>(HasSubstr("another program is at work there")));
  }
  EXPECT_EQ(sweep(folder / "study", fake.model()).done, fake.runs());
}

TEST(Sweep, ProgressCountsTheRunsOfThisCall) {
  Folder const folder;
  std::vector<SweepState> states;
  auto options = on_threads(2);
  options.progress = [&](SweepState const& state) { states.push_back(state); };
  FakeModel const fake;
  sweep(folder / "study", fake.model(), options);
  ASSERT_EQ(states.size(), 60U);
  for (std::size_t i = 0; i < states.size(); ++i) EXPECT_EQ(states[i].ended, 2 * (i + 1));
  EXPECT_EQ(states.back().count, fake.runs());
}

}  // namespace
}  // namespace convene
