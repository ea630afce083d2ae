#include "engine/store/merge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/core/diagnostics.hpp"
#include "engine/store/content_hash.hpp"
#include "engine/store/results_file.hpp"
#include "engine/store/shard.hpp"
#include "fake_study.hpp"
#include "folder.hpp"
#include "same.hpp"

namespace convene {
namespace {

using testing::HasSubstr;

void write_all(std::string const& directory, Study const& study, std::vector<std::size_t> const& runs,
               ShardOptions options) {
  open_study(directory, study);
  ShardWriter writer{directory, study, options};
  for (auto const run : runs) writer.append(fake_run(study, run));
}

std::vector<std::size_t> all_runs(Study const& study) {
  std::vector<std::size_t> runs(run_count(study));
  for (std::size_t i = 0; i < runs.size(); ++i) runs[i] = i;
  return runs;
}

TEST(Merge, IsTheStudyWrittenAtOnce) {
  Folder const folder;
  auto const study = fake_study();
  write_all(folder / "study", study, all_runs(study), {1, 4});
  auto const report = merge_study(folder / "study", folder / "a.h5", false);
  EXPECT_EQ(report.runs, 30u);
  EXPECT_EQ(report.failed, 1u);

  auto merged = read_results(folder / "a.h5");
  EXPECT_EQ(report.content_sha256, content_hash(merged));
  auto const table = merged.groups.extract("runs").mapped();
  ASSERT_EQ(table.size(), 5u);
  EXPECT_EQ(std::get<std::vector<std::int32_t>>(table[0].cells)[17], 1);  // design_point
  EXPECT_EQ(std::get<std::vector<std::int32_t>>(table[1].cells)[17], 1);  // strategy
  EXPECT_EQ(std::get<std::vector<std::int32_t>>(table[2].cells)[17], 2);  // replication
  EXPECT_EQ(std::get<std::vector<std::int32_t>>(table[3].cells)[17], 1);  // status
  EXPECT_THAT(std::get<std::vector<std::string>>(table[4].cells)[17], HasSubstr("week 3"));
  EXPECT_EQ(merged.dimensions.back().name, "run");
  merged.dimensions.pop_back();
  expect_same(fake_results(study), merged);
}

TEST(Merge, GivesTheSameBytesForAnyOrderAndAnyShards) {
  Folder const folder;
  auto const study = fake_study();
  auto runs = all_runs(study);
  write_all(folder / "one", study, runs, {1, 0});
  merge_study(folder / "one", folder / "one.h5", false);
  std::mt19937 shuffler{5};
  for (std::size_t const rows : {1u, 3u, 8u}) {
    std::shuffle(runs.begin(), runs.end(), shuffler);
    auto const name = "other" + std::to_string(rows);
    write_all(folder / name, study, runs, {rows, 2 * rows});
    write_all(folder / name, study, {runs[0], 17, 4, 17},
              {2, 2});  // again, as after a shard that could not be read
    merge_study(folder / name, folder / (name + ".h5"), false);
    EXPECT_EQ(bytes_of_file(folder / "one.h5"), bytes_of_file(folder / (name + ".h5")));
  }
  merge_study(folder / "one", folder / "one_again.h5", false);
  EXPECT_EQ(bytes_of_file(folder / "one.h5"), bytes_of_file(folder / "one_again.h5"));
}

TEST(Merge, RefusesGapsContradictionsAndTakenNames) {
  Folder const folder;
  auto const study = fake_study();
  auto runs = all_runs(study);
  runs.erase(runs.begin() + 9);
  write_all(folder / "study", study, runs, {1, 4});
  auto const refused = [&](char const* why) {
    try {
      merge_study(folder / "study", folder / "a.h5", false);
      ADD_FAILURE() << "merged in spite of: " << why;
    } catch (FileError const& error) {
      EXPECT_THAT(error.what(), HasSubstr(why));
    }
  };
  refused("1 of 30 runs are missing (the first is run 9)");
  auto row = fake_run(study, 9);
  ShardWriter{folder / "study", study}.append(row);
  merge_study(folder / "study", folder / "b.h5", false);
  write_bytes(folder / "a.h5", "mine");
  refused("--force");
  EXPECT_EQ(bytes_of_file(folder / "a.h5"), "mine");
  std::filesystem::remove(folder / "a.h5");
  row.values[3] += 1e-12;
  ShardWriter{folder / "study", study}.append(row);
  refused("run 9");
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"b.h5", "b.h5.provenance.json", "study"}));
}

TEST(Merge, WritesWhatVariesBesideTheFile) {
  Folder const folder;
  auto const study = fake_study();
  write_all(folder / "study", study, all_runs(study), {1, 4});
  auto const report = merge_study(folder / "study", folder / "a.h5", false);
  auto const json = bytes_of_file(folder / "a.h5.provenance.json");
  EXPECT_THAT(json, HasSubstr("\"content_sha256\": \"" + report.content_sha256 + "\""));
  EXPECT_THAT(json, HasSubstr("{\"name\": \"000007.h5\""));
  EXPECT_THAT(json, HasSubstr("\"host\": "));
}

}  // namespace
}  // namespace convene
