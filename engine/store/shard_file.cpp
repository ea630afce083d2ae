#include "engine/store/shard_file.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>

#include "engine/store/cell_type.hpp"
#include "engine/store/h5_attribute.hpp"

namespace convene {
namespace {

constexpr std::size_t error_bytes = 240;
std::string const shard_format = "convene shard", shard_version = "1";

using Extents = std::vector<hsize_t>;

/// Full size from the start, every chunk allocated and never compressed: a chunk written later lies where it
/// lay, so that no bookkeeping changes. The checksum tells a torn or damaged chunk.
h5::Handle create_rows(h5::Hid file, char const* name, h5::Hid type, Extents const& extent,
                       Extents const& chunk) {
  h5::Handle creation{H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "prepare a dataset"};
  h5::must(H5Pset_obj_track_times(creation, false), "leave out times");
  h5::must(H5Pset_alloc_time(creation, H5D_ALLOC_TIME_EARLY), "allocate space");
  if (!extent.empty()) {
    h5::must(H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data()), "set chunks");
    h5::must(H5Pset_fletcher32(creation), "set the checksum");
  }
  h5::Handle const space{extent.empty()
                             ? H5Screate(H5S_SCALAR)
                             : H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr),
                         H5Sclose, "make a space"};
  return {H5Dcreate2(file, name, type, space, H5P_DEFAULT, creation, H5P_DEFAULT), H5Dclose,
          "create a dataset"};
}

/// Selects rows `first` .. of `dataset` and moves them with `move(memory space, file space)`.
template <class Move>
void on_rows(h5::Hid dataset, std::size_t first, std::size_t count, Move const& move) {
  h5::Handle const file{H5Dget_space(dataset), H5Sclose, "read a space"};
  Extents extent(static_cast<std::size_t>(h5::must(H5Sget_simple_extent_ndims(file), "read a space")));
  h5::must(H5Sget_simple_extent_dims(file, extent.data(), nullptr), "read a space");
  Extents start(extent.size(), 0);
  start.at(0) = first, extent.at(0) = count;
  h5::must(H5Sselect_hyperslab(file, H5S_SELECT_SET, start.data(), nullptr, extent.data(), nullptr),
           "select rows");
  h5::Handle const memory{H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr), H5Sclose,
                          "make a space"};
  move(memory, file);
}

template <class T>
void write_rows(h5::Hid dataset, h5::Hid type, std::size_t first, std::size_t count,
                std::vector<T> const& cells) {
  on_rows(dataset, first, count, [&](h5::Hid memory, h5::Hid file) {
    h5::must(H5Dwrite(dataset, type, memory, file, H5P_DEFAULT, cells.data()), "write rows");
  });
}

template <class T>
std::vector<T> read_rows(h5::Hid dataset, h5::Hid type, std::size_t first, std::size_t count,
                         std::size_t width = 1) {
  std::vector<T> cells(count * width);
  if (!cells.empty())
    on_rows(dataset, first, count, [&](h5::Hid memory, h5::Hid file) {
      h5::must(H5Dread(dataset, type, memory, file, H5P_DEFAULT, cells.data()), "read rows");
    });
  return cells;
}

void write_number(h5::Hid dataset, std::int64_t value) {
  h5::must(H5Dwrite(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, &value), "write a number");
}

std::int64_t read_number(h5::Hid dataset) {
  std::int64_t value = 0;
  h5::must(H5Dread(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, &value), "read a number");
  return value;
}

Extents extents_of(h5::Hid dataset) {
  h5::Handle const space{H5Dget_space(dataset), H5Sclose, "read a space"};
  Extents extent(static_cast<std::size_t>(h5::must(H5Sget_simple_extent_ndims(space), "read a space")));
  h5::must(H5Sget_simple_extent_dims(space, extent.data(), nullptr), "read a space");
  return extent;
}

std::string host_name() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "unknown";
}

}  // namespace

ShardFile ShardFile::create(std::string const& path, std::string const& study_sha256, ShardShape shape) {
  ShardFile shard;
  shard.shape_ = shape;
  shard.output_.emplace(path);
  for (auto const& [name, text] : {std::pair<std::string, std::string>{"format", shard_format},
                                   {"format_version", shard_version},
                                   {"study_sha256", study_sha256},
                                   {"host", host_name()},
                                   {"started", std::to_string(std::time(nullptr))}})
    h5::put_text(shard.file(), name, text);
  hsize_t const rows = shape.rows, chunk = shape.rows_per_chunk;
  auto const column = [&](char const* name, h5::Hid type) {
    return create_rows(shard.file(), name, type, {rows}, {chunk});
  };
  shard.run_ = column("run", H5T_STD_I64LE);
  shard.status_ = column("status", H5T_STD_I32LE);
  shard.seconds_ = column("seconds", H5T_IEEE_F64LE);
  shard.worker_ = column("worker", H5T_STD_I32LE);
  shard.error_ = create_rows(shard.file(), "error", H5T_STD_U8LE, {rows, error_bytes}, {chunk, error_bytes});
  shard.values_ =
      create_rows(shard.file(), "values", H5T_IEEE_F64LE, {rows, shape.width}, {chunk, shape.width});
  shard.committed_rows_ = create_rows(shard.file(), "committed_rows", H5T_STD_I64LE, {}, {});
  shard.last_commit_ = create_rows(shard.file(), "last_commit", H5T_STD_I64LE, {}, {});
  write_number(shard.committed_rows_, 0);
  write_number(shard.last_commit_, 0);
  shard.output_->flush();
  return shard;
}

ShardFile ShardFile::open(std::string const& path) {
  ShardFile shard;
  shard.input_ = h5::open_file(path);
  if (h5::text(shard.file(), "format") != shard_format ||
      h5::text(shard.file(), "format_version") != shard_version)
    throw h5::Failure("is not a shard that this program can read");
  auto const dataset = [&](char const* name) { return h5::open_dataset(shard.file(), name); };
  shard.run_ = dataset("run"), shard.status_ = dataset("status"), shard.seconds_ = dataset("seconds");
  shard.worker_ = dataset("worker"), shard.error_ = dataset("error"), shard.values_ = dataset("values");
  shard.committed_rows_ = dataset("committed_rows"), shard.last_commit_ = dataset("last_commit");
  auto const extent = extents_of(shard.values_);
  if (extent.size() != 2) throw h5::Failure("is damaged: values have no width");
  shard.shape_ = {extent[0], 1, extent[1]};
  auto const committed = read_number(shard.committed_rows_);
  if (committed < 0 || static_cast<std::size_t>(committed) > shard.shape_.rows)
    throw h5::Failure("is damaged: committed_rows is " + std::to_string(committed));
  shard.committed_ = static_cast<std::size_t>(committed);
  return shard;
}

void ShardFile::commit(std::span<RunRow const> rows) {
  if (rows.empty()) return;
  std::vector<std::int64_t> run;
  std::vector<std::int32_t> status, worker;
  std::vector<double> seconds, values;
  std::vector<unsigned char> error(rows.size() * error_bytes, 0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    run.push_back(static_cast<std::int64_t>(rows[i].run));
    status.push_back(static_cast<std::int32_t>(rows[i].status));
    worker.push_back(rows[i].worker);
    seconds.push_back(rows[i].seconds);
    auto length = std::min(rows[i].error.size(), error_bytes);
    while (length < rows[i].error.size() && length > 0 &&
           (static_cast<unsigned char>(rows[i].error[length]) & 0xC0) == 0x80)
      --length;  // never through the middle of a UTF-8 character
    std::copy_n(rows[i].error.begin(), length, error.begin() + static_cast<std::ptrdiff_t>(i * error_bytes));
    values.insert(values.end(), rows[i].values.begin(), rows[i].values.end());
    values.resize((i + 1) * shape_.width, no_value<double>);
  }
  write_rows(run_, H5T_NATIVE_INT64, committed_, rows.size(), run);
  write_rows(status_, H5T_NATIVE_INT32, committed_, rows.size(), status);
  write_rows(seconds_, H5T_NATIVE_DOUBLE, committed_, rows.size(), seconds);
  write_rows(worker_, H5T_NATIVE_INT32, committed_, rows.size(), worker);
  write_rows(error_, H5T_NATIVE_UINT8, committed_, rows.size(), error);
  write_rows(values_, H5T_NATIVE_DOUBLE, committed_, rows.size(), values);
  write_number(last_commit_, std::time(nullptr));
  output_->flush();
  committed_ += rows.size();
  write_number(committed_rows_, static_cast<std::int64_t>(committed_));
  output_->flush();
}

void ShardFile::close() {
  for (auto* dataset :
       {&run_, &status_, &seconds_, &worker_, &error_, &values_, &committed_rows_, &last_commit_})
    *dataset = {};
  output_->close();
}

std::string ShardFile::study_sha256() const {
  return h5::text(file(), "study_sha256").value_or("");
}
std::string ShardFile::host() const {
  return h5::text(file(), "host").value_or("");
}
std::int64_t ShardFile::started() const {
  return std::atoll(h5::text(file(), "started").value_or("0").c_str());
}
std::int64_t ShardFile::last_commit() const {
  return read_number(last_commit_);
}

std::vector<RunRow> ShardFile::read(std::size_t first, std::size_t count) const {
  auto const run = read_rows<std::int64_t>(run_, H5T_NATIVE_INT64, first, count);
  auto const status = read_rows<std::int32_t>(status_, H5T_NATIVE_INT32, first, count);
  auto const seconds = read_rows<double>(seconds_, H5T_NATIVE_DOUBLE, first, count);
  auto const worker = read_rows<std::int32_t>(worker_, H5T_NATIVE_INT32, first, count);
  auto const error = read_rows<unsigned char>(error_, H5T_NATIVE_UINT8, first, count, error_bytes);
  auto const values = read_rows<double>(values_, H5T_NATIVE_DOUBLE, first, count, shape_.width);
  std::vector<RunRow> rows(count);
  for (std::size_t i = 0; i < count; ++i) {
    auto const* const text = error.data() + i * error_bytes;
    auto const* const cells = values.data() + i * shape_.width;
    rows[i] = {static_cast<std::size_t>(run[i]),
               RunStatus{status[i]},
               {text, std::find(text, text + error_bytes, 0)},
               seconds[i],
               worker[i],
               {cells, cells + shape_.width}};
  }
  return rows;
}

}  // namespace convene
