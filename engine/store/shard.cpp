#include "engine/store/shard.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>

#include "engine/core/diagnostics.hpp"
#include "engine/store/pending_file.hpp"
#include "engine/store/shard_file.hpp"

namespace convene {
namespace {

void rename_file(std::string const& from, std::string const& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) throw FileError(from, "cannot be renamed to " + to, errno);
}

/// Takes the next free number in the folder: "<folder>/000007.h5", with an empty "<folder>/000007.h5.new".
std::string take_name(std::string const& folder) {
  unsigned long next = 0;
  std::error_code failed;
  for (auto const& entry : std::filesystem::directory_iterator(folder, failed))
    next = std::max(next, std::strtoul(entry.path().filename().c_str(), nullptr, 10) + 1);
  if (failed) throw FileError(folder, "cannot be read", failed.value());
  for (;; ++next) {
    char name[32];
    std::snprintf(name, sizeof name, "/%06lu.h5", next);
    auto const path = folder + name;
    auto const number = ::open((path + ".new").c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (number >= 0) return ::close(number), path;
    if (errno != EEXIST) throw FileError(path, "cannot be written", errno);
  }
}

}  // namespace

struct ShardWriter::State {
  std::mutex lock;
  std::string folder, study_sha256, path;  ///< path: of the open shard once it is closed
  std::size_t runs = 0;
  ShardShape shape;
  std::vector<RunRow> waiting;
  std::optional<ShardFile> shard;

  std::string part() const { return path + ".part"; }

  void open() {
    path = take_name(folder);
    auto const unseen = path + ".new";
    try {
      h5::on_file(path, [&] { shard.emplace(ShardFile::create(unseen, study_sha256, shape)); });
      rename_file(unseen, part());
    } catch (FileError const&) {
      ::unlink(unseen.c_str());
      throw;
    }
  }

  /// Rows stay waiting until they are committed, so that a caller may try again when the disk has room.
  void commit() {
    while (!waiting.empty()) {
      if (!shard) open();
      auto const count = std::min(waiting.size(), shard->rows() - shard->committed());
      try {
        h5::on_file(part(), [&] { shard->commit(std::span{waiting}.first(count)); });
      } catch (FileError const&) {
        abandon();
        throw;
      }
      waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(count));
      if (shard->committed() == shard->rows()) close();
    }
  }

  /// The shard keeps its name and what was committed; the next row opens another.
  void abandon() {
    h5::Session session;
    shard.reset();
  }

  void close() {
    if (!shard) return;
    h5::on_file(part(), [&] {
      shard->close();
      shard.reset();
    });
    sync_file(part());
    rename_file(part(), path);
    sync_folder_of(path);
  }
};

ShardWriter::ShardWriter(std::string const& directory, Study const& study, ShardOptions options)
    : state_{new State} {
  auto const width = values_per_run(study);
  auto const chunk = std::max<std::size_t>(options.rows_per_chunk, 1);
  // Each commit walks HDF5's record of all chunks: beyond some hundred rows a shard becomes slow to write.
  auto const usual = std::min<std::size_t>((std::size_t{16} << 20) / (8 * width + 300), 256);
  auto rows = options.rows_per_shard ? options.rows_per_shard : usual;
  rows = std::clamp<std::size_t>(rows, 1, std::max<std::size_t>(run_count(study), 1));
  state_->folder = shards_path(directory);
  state_->study_sha256 = study_hash(study);
  state_->runs = run_count(study);
  state_->shape = {(rows + chunk - 1) / chunk * chunk, chunk, width};
}

ShardWriter::~ShardWriter() {
  try {
    rotate();
  } catch (std::exception const&) {
    state_->abandon();
  }
}

void ShardWriter::append(RunRow row) {
  std::scoped_lock const guard{state_->lock};
  bool const done = row.status == RunStatus::done;
  if (row.run >= state_->runs || row.values.size() != (done ? state_->shape.width : 0))
    throw std::invalid_argument("shard: run " + std::to_string(row.run) + " does not fit the study");
  state_->waiting.push_back(std::move(row));
  if (state_->waiting.size() >= state_->shape.rows_per_chunk) state_->commit();
}

void ShardWriter::rotate() {
  std::scoped_lock const guard{state_->lock};
  state_->commit();
  state_->close();
}

}  // namespace convene
