#include "engine/store/progress.hpp"

#include <algorithm>
#include <filesystem>

#include "engine/core/diagnostics.hpp"
#include "engine/store/shard_contents.hpp"

namespace convene {
namespace {

void add_row(StudyProgress& progress, RunRow const& row) {
  progress.seconds += row.seconds;
  auto& state = progress.runs[row.run];
  if (row.status == RunStatus::done) {
    if (state == RunState::failed) progress.errors.erase(row.run);
    state = RunState::done;
  } else if (state != RunState::done) {
    auto& error = progress.errors[row.run];
    error =
        state == RunState::failed ? std::min(error, row.error) : row.error;  // whatever the order of shards
    state = RunState::failed;
  }
}

}  // namespace

std::size_t StudyProgress::count(RunState state) const {
  return static_cast<std::size_t>(std::count(runs.begin(), runs.end(), state));
}

std::vector<std::string> shard_files(std::string const& directory) {
  std::vector<std::string> paths;
  std::error_code failed;
  for (auto const& entry : std::filesystem::directory_iterator(shards_path(directory), failed))
    if (auto const name = entry.path().filename().string();
        name.ends_with(".h5") || name.ends_with(".h5.part"))
      paths.push_back(entry.path().string());
  if (failed) throw FileError(shards_path(directory), "cannot be read", failed.value());
  std::sort(paths.begin(), paths.end());
  return paths;
}

ShardFile open_shard(std::string const& path, std::string const& study_sha256) {
  auto shard = ShardFile::open(path);
  if (shard.study_sha256() != study_sha256) throw h5::Failure("holds runs of another study");
  return shard;
}

ShardContents read_shard(std::string path, std::string const& study_sha256, std::size_t runs,
                         std::size_t width, bool with_values) {
  if (path.ends_with(".part") && !std::filesystem::exists(path))
    path.resize(path.size() - 5);  // closed just now
  ShardContents contents{{path, "", 0, 0, 0, ""}, {}};
  auto& report = contents.report;
  try {
    h5::on_file(path, [&] {
      auto const shard = open_shard(path, study_sha256);
      if (shard.width() != width) throw h5::Failure("is damaged: its rows have another width");
      report.host = shard.host(), report.started = shard.started(), report.last_commit = shard.last_commit();
      auto const block = std::max<std::size_t>(1, (std::size_t{16} << 20) / (8 * width));
      for (std::size_t first = 0; first < shard.committed(); first += block)
        for (auto& row : shard.read(first, std::min(block, shard.committed() - first))) {
          if (row.run >= runs || (row.status != RunStatus::done && row.status != RunStatus::failed))
            throw h5::Failure("is damaged: a row belongs to no run");
          if (!with_values) row.values = {};
          contents.rows.push_back(std::move(row));
        }
      report.rows = shard.committed();
    });
  } catch (FileError const& failure) {
    report.fault = failure.what();
    contents.rows.clear();
  }
  return contents;
}

std::vector<RunRow> read_rows(std::string const& directory, Study const& study) {
  std::vector<RunRow> rows;
  auto const hash = study_hash(study);
  for (auto const& path : shard_files(directory))
    for (auto& row : read_shard(path, hash, run_count(study), values_per_run(study), true).rows)
      if (row.status == RunStatus::done) rows.push_back(std::move(row));
  return rows;
}

StudyProgress scan_study(std::string const& directory, Study const& study) {
  StudyProgress progress{std::vector(run_count(study), RunState::missing), {}, {}, 0};
  auto const hash = study_hash(study);
  for (auto const& path : shard_files(directory)) {
    auto contents = read_shard(path, hash, progress.runs.size(), values_per_run(study));
    for (auto const& row : contents.rows) add_row(progress, row);
    progress.shards.push_back(std::move(contents.report));
  }
  return progress;
}

}  // namespace convene
