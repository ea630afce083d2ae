#include <gmock/gmock.h>

#include <atomic>
#include <cmath>

#include "engine/core/diagnostics.hpp"
#include "engine/experiments/sweep/sweep.hpp"
#include "engine/store/merge.hpp"
#include "engine/store/results_file.hpp"
#include "fake_model.hpp"
#include "tests/store/folder.hpp"
#include "tests/store/full_disk.hpp"

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

TEST(SweepFailure, AbortStartsNothingAfterAFailureAndTriesItAgainLater) {
  Folder const folder;
  FakeModel fake;
  std::atomic<bool> broken = true;
  std::atomic<int> jobs = 0;
  fake.when_run = [&](Job const& job) {
    ++jobs;
    if (broken && job.design_point == 2) throw std::runtime_error("no such luck");
  };
  auto const failed = sweep(folder / "study", fake.model(), on_threads(1));
  EXPECT_TRUE(failed.aborted);
  EXPECT_EQ(jobs, 7);  // two points of three replications, and the one that failed
  EXPECT_EQ(failed.failed, 2U);
  ASSERT_EQ(failed.failures.size(), 2U);
  EXPECT_EQ(failed.failures[0].run, 12U);
  EXPECT_EQ(failed.failures[0].message, "no such luck");
  EXPECT_THAT([&] { merge_study(folder / "study", folder / "study.h5", false); },
              ThrowsMessage<FileError>(HasSubstr("runs are missing")));
  broken = false;
  auto const mended = sweep(folder / "study", fake.model(), on_threads(1));
  EXPECT_EQ(mended.done, fake.runs());
  EXPECT_EQ(jobs, 7 + 54) << "6 of 60 were done";
  sweep(folder / "whole", FakeModel{}.model());
  EXPECT_EQ(merged(folder / "study", folder / "study.h5"), merged(folder / "whole", folder / "whole.h5"));
}

TEST(SweepFailure, SkipKeepsAFailureAsFailed) {
  Folder const folder;
  FakeModel fake;
  std::atomic<int> jobs = 0;
  fake.when_run = [&](Job const& job) {
    ++jobs;
    if (job.design_point == 4 && job.replication == 1) throw std::runtime_error("no such luck");
  };
  auto options = on_threads(2);
  options.on_failure = FailurePolicy::skip;
  auto const report = sweep(folder / "study", fake.model(), options);
  EXPECT_FALSE(report.aborted);
  EXPECT_EQ(report.failed, 2U);
  EXPECT_EQ(report.missing(), 0U);
  EXPECT_EQ(sweep(folder / "study", fake.model(), options).failed, 2U);
  EXPECT_EQ(jobs, 60) << "a failure that was accepted is not tried again";
  auto const merge = merge_study(folder / "study", folder / "study.h5", false);
  EXPECT_EQ(merge.failed, 2U);
  auto const results = read_results(folder / "study.h5");
  EXPECT_TRUE(std::isnan(std::get<std::vector<double>>(results.find("outcome")->cells)[(4 * 6 + 1) * 4]));
}

TEST(SweepFailure, RetryTriesAsOftenAsAsked) {
  for (int const retries : {1, 3}) {
    Folder const folder;
    FakeModel fake{.points = 2, .replications = 1};
    std::atomic<int> tries = 0;
    fake.when_run = [&](Job const& job) {
      if (job.design_point == 1 && ++tries < 3) throw std::runtime_error("try " + std::to_string(tries));
    };
    auto options = on_threads(1);
    options.on_failure = FailurePolicy::retry, options.retries = retries;
    auto const report = sweep(folder / "study", fake.model(), options);
    EXPECT_EQ(tries, retries == 1 ? 2 : 3);
    EXPECT_EQ(report.failed, retries == 1 ? 2U : 0U);
    if (retries == 1) {
      EXPECT_EQ(report.failures.at(0).message, "try 2");
    }
  }
}

TEST(SweepFailure, APointThatCannotBePreparedFailsAllItsRuns) {
  Folder const folder;
  FakeModel fake;
  fake.when_prepared = [](std::size_t point) {
    if (point == 3) throw std::runtime_error("not valid");
  };
  auto options = on_threads(2);
  options.on_failure = FailurePolicy::skip;
  auto const report = sweep(folder / "study", fake.model(), options);
  EXPECT_EQ(report.failed, 6U);
  for (auto const& failure : report.failures) EXPECT_EQ(failure.message, "not valid");
}

TEST(SweepFailure, AFullDiskEndsItAndItGoesOnWhenThereIsRoom) {
  Folder const folder;
  FakeModel const fake;
  open_study(folder / "study", fake.model().study);
  {
    FullDisk const full{4096};
    EXPECT_THROW(sweep(folder / "study", fake.model(), on_threads(2)), FileError);
  }
  EXPECT_EQ(sweep(folder / "study", fake.model()).done, fake.runs());
  sweep(folder / "whole", fake.model());
  EXPECT_EQ(merged(folder / "study", folder / "study.h5"), merged(folder / "whole", folder / "whole.h5"));
}

}  // namespace
}  // namespace convene
