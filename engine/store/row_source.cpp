#include "engine/store/row_source.hpp"

#include <algorithm>

#include "engine/core/diagnostics.hpp"

namespace convene {
namespace {

bool same_values(std::vector<double> const& a, std::vector<double> const& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return x == y || (x != x && y != y); });
}

}  // namespace

RowSource::RowSource(std::string const& directory, Study const& study)
    : directory_{directory},
      study_sha256_{study_hash(study)},
      places_(run_count(study)),
      status_(run_count(study), RunStatus::done) {
  for (auto const& path : shard_files(directory)) {
    auto contents = read_shard(path, study_sha256_, places_.size(), values_per_run(study));
    reports_.push_back(std::move(contents.report));
    for (std::size_t i = 0; i < contents.rows.size(); ++i) {
      seconds_ += contents.rows[i].seconds;
      offer({static_cast<std::uint32_t>(reports_.size() - 1), static_cast<std::uint32_t>(i)}, contents.rows[i]);
    }
  }
  auto const missing =
      std::count_if(places_.begin(), places_.end(), [](Place const& place) { return place.shard == nowhere; });
  if (missing == 0) return;
  auto const first =
      std::find_if(places_.begin(), places_.end(), [](Place const& place) { return place.shard == nowhere; });
  throw FileError(directory, std::to_string(missing) + " of " + std::to_string(places_.size()) +
                                 " runs are missing (the first is run " +
                                 std::to_string(first - places_.begin()) +
                                 ") run the study with --resume, then merge");
}

void RowSource::offer(Place place, RunRow const& row) {
  auto& held = places_[row.run];
  auto& status = status_[row.run];
  bool const is_held = held.shard != nowhere;
  bool better = !is_held;
  if (is_held && row.status != status) better = row.status == RunStatus::done;
  if (is_held && row.status == status) {
    if (row.status == RunStatus::failed) {
      better = row.error < errors_[row.run];
    } else if (h5::on_file(directory_, [&] { return !same_values(read(place, 1), read(held, 1)); })) {
      throw FileError(reports_[place.shard].path, "gives run " + std::to_string(row.run) +
                                                      " other values than " + reports_[held.shard].path +
                                                      " (the same run must give the same bits)");
    }
  }
  if (!better) return;
  held = place, status = row.status;
  if (status == RunStatus::failed)
    errors_[row.run] = row.error;
  else
    errors_.erase(row.run);
}

std::vector<double> RowSource::read(Place place, std::size_t count) {
  auto found = open_.find(place.shard);
  if (found == open_.end()) {
    if (open_.size() >= 4) open_.clear();  // each takes some 2.5 MB
    found = open_.emplace(place.shard, open_shard(reports_[place.shard].path, study_sha256_)).first;
  }
  std::vector<double> values;
  for (auto const& row : found->second.read(place.row, count))
    values.insert(values.end(), row.values.begin(), row.values.end());
  return values;
}

std::vector<double> RowSource::values(std::size_t first, std::size_t count) {
  std::vector<double> all;
  for (std::size_t i = 0; i < count;) {
    auto const start = places_[first + i];
    std::size_t length = 1;  // of rows that lie one after the other
    while (i + length < count && places_[first + i + length].shard == start.shard &&
           places_[first + i + length].row == start.row + length)
      ++length;
    auto const part = read(start, length);
    all.insert(all.end(), part.begin(), part.end());
    i += length;
  }
  return all;
}

}  // namespace convene
