#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

#include "engine/core/diagnostics.hpp"
#include "engine/store/results_file.hpp"
#include "example.hpp"
#include "folder.hpp"

namespace convene {
namespace {

/// Files of this process end at `bytes`, as if the disk were full; undone at the end.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit const limit{bytes, before_.rlim_max};
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_;
  void (*handler_)(int);
};

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

}  // namespace
}  // namespace convene
