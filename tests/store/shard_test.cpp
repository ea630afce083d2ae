#include "engine/store/shard.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "engine/core/diagnostics.hpp"
#include "engine/store/progress.hpp"
#include "fake_study.hpp"
#include "folder.hpp"

namespace convene {
namespace {

using testing::HasSubstr;

TEST(Shard, KnowsWhatIsDoneFromCommittedRowsAlone) {
  Folder const folder;
  auto const study = fake_study();
  open_study(folder.path(), study);
  {
    ShardWriter writer{folder.path(), study, {1, 4}};
    for (std::size_t const run : {3u, 17u, 29u, 0u, 4u, 5u}) writer.append(fake_run(study, run));
    auto const progress = scan_study(folder.path(), study);  // while the writer is at work
    EXPECT_EQ(progress.count(RunState::done), 5u);
    EXPECT_EQ(progress.runs[17], RunState::failed);
    EXPECT_THAT(progress.errors.at(17), HasSubstr("week 3"));
    EXPECT_EQ(progress.runs[1], RunState::missing);
    ASSERT_EQ(progress.shards.size(), 2u);
    EXPECT_THAT(progress.shards[0].path, testing::EndsWith("000000.h5"));
    EXPECT_THAT(progress.shards[1].path, testing::EndsWith("000001.h5.part"));
  }
  auto const progress = scan_study(folder.path(), study);
  EXPECT_EQ(progress.count(RunState::done), 5u);
  EXPECT_THAT(progress.shards[1].path, testing::EndsWith("000001.h5"));
}

TEST(Shard, CommitsWholeChunksAndTheRestWhenItCloses) {
  Folder const folder;
  auto const study = fake_study();
  open_study(folder.path(), study);
  ShardWriter writer{folder.path(), study, {4, 8}};
  auto const done = [&] { return scan_study(folder.path(), study).count(RunState::done); };
  for (std::size_t run = 0; run < 3; ++run) writer.append(fake_run(study, run));
  EXPECT_EQ(done(), 0u);
  for (std::size_t run = 3; run < 6; ++run) writer.append(fake_run(study, run));
  EXPECT_EQ(done(), 4u);
  writer.rotate();
  EXPECT_EQ(done(), 6u);
}

TEST(Shard, TakesRowsFromAnyThread) {
  Folder const folder;
  auto const study = fake_study();
  open_study(folder.path(), study);
  ShardWriter writer{folder.path(), study, {3, 7}};
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i)
    workers.emplace_back([&] {
      for (std::size_t run; (run = next++) < run_count(study);) writer.append(fake_run(study, run));
    });
  for (auto& worker : workers) worker.join();
  writer.rotate();
  auto const progress = scan_study(folder.path(), study);
  EXPECT_EQ(progress.count(RunState::done), 29u);
  EXPECT_EQ(progress.count(RunState::failed), 1u);
}

TEST(Shard, DoneWinsOverFailedWhateverTheOrder) {
  Folder const folder;
  auto const study = fake_study();
  open_study(folder.path(), study);
  ShardWriter writer{folder.path(), study};
  writer.append({2, RunStatus::failed, "once", 1.5, 0, {}});
  writer.append(fake_run(study, 2));
  writer.append({2, RunStatus::failed, "and again", 1.5, 0, {}});
  auto const progress = scan_study(folder.path(), study);
  EXPECT_EQ(progress.runs[2], RunState::done);
  EXPECT_FALSE(progress.errors.contains(2));
  EXPECT_EQ(progress.seconds, 3.0);
}

TEST(Shard, PassesOverWhatItCannotRead) {
  Folder const folder;
  auto const study = fake_study();
  open_study(folder.path(), study);
  {
    ShardWriter writer{folder.path(), study, {1, 10}};
    for (std::size_t run = 0; run < 30; ++run) writer.append(fake_run(study, run));
  }
  write_bytes(folder / "shards/000003.h5", "");
  write_bytes(folder / "shards/000004.h5.part", "not a shard");
  auto bytes = bytes_of_file(folder / "shards/000001.h5");
  double const cell = fake_run(study, 12).values[40];
  auto const at = bytes.find(std::string(reinterpret_cast<char const*>(&cell), sizeof cell));
  ASSERT_NE(at, std::string::npos);
  bytes[at] = static_cast<char>(bytes[at] ^ 1);
  write_bytes(folder / "shards/000001.h5", bytes);

  auto const progress = scan_study(folder.path(), study);
  EXPECT_EQ(progress.count(RunState::missing), 10u);
  EXPECT_EQ(progress.runs[12], RunState::missing);
  EXPECT_EQ(progress.runs[9], RunState::done);
  EXPECT_EQ(progress.runs[20], RunState::done);
  for (std::size_t i : {1u, 3u, 4u}) EXPECT_NE(progress.shards[i].fault, "") << i;
}

TEST(Shard, NeverMixesInAnotherStudy) {
  Folder const folder;
  auto study = fake_study();
  open_study(folder.path(), study);
  { ShardWriter{folder.path(), study}.append(fake_run(study, 0)); }
  open_study(folder.path(), study);
  study.frame.provenance["scenario/scenario.toml"] += "# changed\n";
  EXPECT_THROW(open_study(folder.path(), study), InputError);
  EXPECT_EQ(scan_study(folder.path(), study).count(RunState::done), 0u);
  EXPECT_EQ(study_hash(read_study(folder.path())), study_hash(fake_study()));
}

TEST(Shard, RefusesRowsThatDoNotFit) {
  Folder const folder;
  auto const study = fake_study();
  open_study(folder.path(), study);
  ShardWriter writer{folder.path(), study};
  EXPECT_THROW(writer.append({30, RunStatus::failed, "", 0, 0, {}}), std::invalid_argument);
  EXPECT_THROW(writer.append({0, RunStatus::done, "", 0, 0, {1.0}}), std::invalid_argument);
}

TEST(Shard, CutsALongErrorBetweenCharacters) {
  Folder const folder;
  auto const study = fake_study();
  open_study(folder.path(), study);
  std::string error(239, 'x');
  ShardWriter{folder.path(), study}.append({1, RunStatus::failed, error + "é and more", 0, 0, {}});
  EXPECT_EQ(scan_study(folder.path(), study).errors[1], error);
}

}  // namespace
}  // namespace convene
