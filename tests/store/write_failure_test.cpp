#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/diagnostics.hpp"
#include "engine/store/merge.hpp"
#include "engine/store/progress.hpp"
#include "engine/store/results_file.hpp"
#include "example.hpp"
#include "fake_study.hpp"
#include "folder.hpp"
#include "full_disk.hpp"

namespace convene {
namespace {

TEST(WriteFailure, OfAFolderThatIsNotThereOrIsNone) {
  Folder const folder;
  write_bytes(folder / "file", "");
  EXPECT_THROW(write_results(example_results(), folder / "absent/a.h5", false), FileError);
  EXPECT_THROW(write_results(example_results(), folder / "file/a.h5", false), FileError);
  EXPECT_THROW(write_results(example_results(), "/proc/a.h5", false), FileError);
  EXPECT_EQ(folder.names(), std::vector<std::string>{"file"});
}

TEST(WriteFailure, OfAFolderWithoutPermission) {
  Folder const folder;
  std::filesystem::create_directory(folder / "locked");
  std::filesystem::permissions(folder / "locked",
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  // Permissions do not bind the superuser, so take another name for a moment.
  bool const super = ::geteuid() == 0;
  if (super) {
    std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
    ASSERT_EQ(::seteuid(65534), 0);
  }
  EXPECT_THROW(write_results(example_results(), folder / "locked/a.h5", false), FileError);
  ASSERT_EQ(super ? ::seteuid(0) : 0, 0);
  EXPECT_TRUE(std::filesystem::is_empty(folder / "locked"));
}

TEST(WriteFailure, OfAFullDiskLeavesNothingAndTheNextFileIsWhole) {
  Folder const folder;
  auto results = example_results();
  results.provenance["large"] = std::string(200'000, 'x');
  for (rlim_t const limit : {0u, 100u, 3'000u, 20'000u, 100'000u}) {
    FullDisk const full{limit};
    EXPECT_THROW(write_results(results, folder / "a.h5", false), FileError) << limit;
    EXPECT_TRUE(folder.names().empty()) << limit;
  }
  write_results(results, folder / "a.h5", false);
  EXPECT_TRUE(verify_hash(folder / "a.h5"));
}

TEST(WriteFailure, KeepsTheOldFile) {
  Folder const folder;
  write_results(example_results(), folder / "a.h5", false);
  auto const before = bytes_of_file(folder / "a.h5");
  {
    FullDisk const full{3'000};
    EXPECT_THROW(write_results(example_results(), folder / "a.h5", true), FileError);
  }
  EXPECT_EQ(bytes_of_file(folder / "a.h5"), before);
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.h5"});
}

TEST(WriteFailure, OfAShardKeepsTheRowsUntilThereIsRoom) {
  Folder const folder;
  auto const study = fake_study();
  open_study(folder.path(), study);
  auto const done = [&] { return scan_study(folder.path(), study).count(RunState::done); };
  ShardWriter writer{folder.path(), study, {1, 10}};
  std::size_t run = 0;
  for (; run < 4; ++run) writer.append(fake_run(study, run));
  {
    FullDisk const full{5'000};
    for (; run < 7; ++run) EXPECT_THROW(writer.append(fake_run(study, run)), FileError) << run;
    EXPECT_EQ(done(), 4u);
  }
  writer.append(fake_run(study, run));
  EXPECT_EQ(done(), 8u);
  for (auto const& shard : scan_study(folder.path(), study).shards) EXPECT_EQ(shard.fault, "");
}

TEST(WriteFailure, OfAMergeLeavesNothing) {
  Folder const folder;
  auto const study = fake_study();
  open_study(folder / "study", study);
  {
    ShardWriter writer{folder / "study", study};
    for (std::size_t run = 0; run < run_count(study); ++run) writer.append(fake_run(study, run));
  }
  for (rlim_t const limit : {0u, 3'000u, 20'000u, 40'000u}) {
    FullDisk const full{limit};
    EXPECT_THROW(merge_study(folder / "study", folder / "a.h5", false), FileError) << limit;
  }
  EXPECT_EQ(folder.names(), std::vector<std::string>{"study"});
  merge_study(folder / "study", folder / "a.h5", false);
  EXPECT_TRUE(verify_hash(folder / "a.h5"));
}

}  // namespace
}  // namespace convene
