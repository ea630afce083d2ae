#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <set>

#include "engine/store/merge.hpp"
#include "engine/store/progress.hpp"
#include "engine/store/shard.hpp"
#include "fake_study.hpp"
#include "folder.hpp"

namespace convene {
namespace {

/// More replications, so that twenty kills find the writer at work.
Study long_study() {
  auto study = fake_study();
  auto& replication = study.frame.dimensions[2];
  replication.size = 300;
  replication.values.clear();
  return study;
}

/// Does every run that is not done yet; tells each by its number through `tell` once it was appended.
void work(std::string const& directory, Study const& study, ShardOptions options, int tell) {
  open_study(directory, study);
  auto const progress = scan_study(directory, study);
  ShardWriter writer{directory, study, options};
  for (std::uint32_t run = 0; run < progress.runs.size(); ++run) {
    if (progress.runs[run] != RunState::missing) continue;
    writer.append(fake_run(study, run));
    if (tell >= 0 && ::write(tell, &run, sizeof run) != sizeof run) ::_exit(1);
  }
}

/// Starts a worker and kills it `delay` microseconds after it told of `patience` runs. Gives the runs it told
/// of.
std::vector<std::uint32_t> work_until_killed(std::string const& directory, Study const& study,
                                             ShardOptions options, std::size_t patience, useconds_t delay) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  auto const child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    work(directory, study, options, ends[1]);
    ::_exit(0);
  }
  ::close(ends[1]);
  std::vector<std::uint32_t> told;
  auto const hear = [&] {
    std::uint32_t run;
    if (::read(ends[0], &run, sizeof run) != sizeof run) return false;
    told.push_back(run);
    return true;
  };
  while (told.size() < patience && hear()) {
  }
  ::usleep(delay);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  while (hear()) {
  }
  ::close(ends[0]);
  return told;
}

class Kill : public testing::TestWithParam<std::size_t> {};

TEST_P(Kill, LosesNoFinishedRunAndChangesNoByte) {
  Folder const folder;
  auto const study = long_study();
  auto const rows_per_chunk = GetParam();
  ShardOptions const options{rows_per_chunk, 40};
  auto const seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 chance{seed};

  std::set<std::uint32_t> finished;
  int useful = 0;
  for (int kill = 0; kill < 20; ++kill) {
    // Every fourth is killed early, so that opening the study and its first shard is hit too.
    auto const patience = kill % 4 == 3 ? 0 : chance() % 80;
    auto const told = work_until_killed(folder / "killed", study, options, patience,
                                        static_cast<useconds_t>(chance() % 3000));
    useful += !told.empty();
    // Rows of a chunk that was not full were never promised.
    finished.insert(told.begin(),
                    told.end() - static_cast<std::ptrdiff_t>(std::min(told.size(), rows_per_chunk - 1)));
    if (!std::filesystem::exists(study_path(folder / "killed"))) continue;
    auto const progress = scan_study(folder / "killed", study);
    for (auto const& shard : progress.shards) ASSERT_EQ(shard.fault, "") << shard.path;
    for (auto const run : finished)
      ASSERT_NE(progress.runs[run], RunState::missing) << "run " << run << ", kill " << kill;
  }
  EXPECT_GE(useful, 10);
  work(folder / "killed", study, options, -1);
  work(folder / "whole", study, {}, -1);
  merge_study(folder / "killed", folder / "killed.h5", false);
  merge_study(folder / "whole", folder / "whole.h5", false);
  EXPECT_EQ(bytes_of_file(folder / "killed.h5"), bytes_of_file(folder / "whole.h5"));
}

INSTANTIATE_TEST_SUITE_P(RowsPerChunk, Kill, testing::Values(1, 7));

}  // namespace
}  // namespace convene
