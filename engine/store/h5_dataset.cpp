#include "engine/store/h5_dataset.hpp"

#include <hdf5.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace convene::h5 {
namespace {

std::vector<hsize_t> extents(std::vector<std::size_t> const& sizes) {
  return {sizes.begin(), sizes.end()};
}

Handle text_type() {
  Handle type{H5Tcopy(H5T_C_S1), H5Tclose, "make a text type"};
  must(H5Tset_size(type, H5T_VARIABLE), "make a text type");
  must(H5Tset_cset(type, H5T_CSET_UTF8), "make a text type");
  return type;
}

Handle type(CellType cell, bool in_file) {
  if (cell == CellType::text) return text_type();
  hid_t const in_files[] = {H5T_IEEE_F64LE, H5T_IEEE_F32LE, H5T_STD_I32LE, H5T_STD_I64LE};
  hid_t const in_memory[] = {H5T_NATIVE_DOUBLE, H5T_NATIVE_FLOAT, H5T_NATIVE_INT32, H5T_NATIVE_INT64};
  auto const index = static_cast<std::size_t>(cell);
  return {H5Tcopy(in_file ? in_files[index] : in_memory[index]), H5Tclose, "make a type"};
}

Handle array_space(std::vector<std::size_t> const& sizes) {
  auto const extent = extents(sizes);
  if (sizes.empty()) return {H5Screate(H5S_SCALAR), H5Sclose, "make a space"};
  return {H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr), H5Sclose,
          "make a space"};
}

/// The part of the file's space that `slab` covers.
Handle file_space(Hid dataset, Slab const& slab) {
  Handle space{H5Dget_space(dataset), H5Sclose, "read a space"};
  if (slab.start.empty()) return space;
  auto const start = extents(slab.start), count = extents(slab.count);
  must(H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
       "select cells");
  return space;
}

template <class T>
std::vector<T> with_one_nan(std::vector<T> values) {
  if constexpr (std::is_floating_point_v<T>)
    std::replace_if(
        values.begin(), values.end(), [](T value) { return std::isnan(value); }, no_value<T>);
  return values;
}

void write(Hid dataset, Hid memory, Hid file, Cells const& cells) {
  auto const in_memory = type(type_of(cells), false);
  std::visit(
      [&](auto const& values) {
        using Value = typename std::decay_t<decltype(values)>::value_type;
        if (values.empty()) return;
        if constexpr (std::is_same_v<Value, std::string>) {
          std::vector<char const*> raw;
          for (auto const& value : values) raw.push_back(value.c_str());
          must(H5Dwrite(dataset, in_memory, memory, file, H5P_DEFAULT, raw.data()), "write texts");
        } else {
          auto const clean = with_one_nan(values);
          must(H5Dwrite(dataset, in_memory, memory, file, H5P_DEFAULT, clean.data()), "write numbers");
        }
      },
      cells);
}

void read_texts(Hid dataset, Hid memory, Hid file, std::vector<std::string>& values) {
  auto const in_memory = type(CellType::text, false);
  std::vector<char*> raw(values.size(), nullptr);
  must(H5Dread(dataset, in_memory, memory, file, H5P_DEFAULT, raw.data()), "read texts");
  for (std::size_t i = 0; i < raw.size(); ++i)
    if (raw[i]) values[i] = raw[i], H5free_memory(raw[i]);
}

}  // namespace

Handle create_array(Hid parent, std::string const& name, CellType cell,
                    std::vector<std::string> const& dimensions, std::vector<std::size_t> const& sizes) {
  Handle creation{H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "prepare a dataset"};
  must(H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
       "track attribute order");
  must(H5Pset_obj_track_times(creation, false), "leave out times");
  if (cell == CellType::float64)
    must(H5Pset_fill_value(creation, H5T_NATIVE_DOUBLE, &no_value<double>), "set the fill value");
  if (cell == CellType::float32)
    must(H5Pset_fill_value(creation, H5T_NATIVE_FLOAT, &no_value<float>), "set the fill value");
  bool const filled = std::find(sizes.begin(), sizes.end(), std::size_t{0}) == sizes.end();
  if (cell != CellType::text && !sizes.empty() && filled) {
    auto const chunk = extents(chunk_sizes(dimensions, sizes, bytes_of(cell)));
    must(H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data()), "set chunks");
    must(H5Pset_shuffle(creation), "set the shuffle filter");
    must(H5Pset_deflate(creation, 2), "set the deflate filter");
    must(H5Pset_fletcher32(creation), "set the checksum");
  }
  return {H5Dcreate2(parent, name.c_str(), type(cell, true), array_space(sizes), H5P_DEFAULT, creation,
                     H5P_DEFAULT),
          H5Dclose, "create a dataset"};
}

void write_cells(Hid dataset, Cells const& cells) {
  write(dataset, H5S_ALL, H5S_ALL, cells);
}

void write_texts(Hid dataset, std::vector<char const*> const& texts) {
  if (!texts.empty()) must(H5Dwrite(dataset, text_type(), H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()), "write texts");
}

void write_slab(Hid dataset, Slab const& slab, Cells const& cells) {
  write(dataset, array_space(slab.count), file_space(dataset, slab), cells);
}

std::optional<CellType> stored_type(Hid dataset) {
  Handle const stored{H5Dget_type(dataset), H5Tclose, "read a type"};
  auto const size = H5Tget_size(stored);
  switch (H5Tget_class(stored)) {
    case H5T_FLOAT:
      return size == 8   ? std::optional{CellType::float64}
             : size == 4 ? std::optional{CellType::float32}
                         : std::nullopt;
    case H5T_INTEGER:
      if (H5Tget_sign(stored) != H5T_SGN_2) return {};
      return size == 8   ? std::optional{CellType::int64}
             : size == 4 ? std::optional{CellType::int32}
                         : std::nullopt;
    case H5T_STRING:
      return H5Tis_variable_str(stored) > 0 ? std::optional{CellType::text} : std::nullopt;
    default:
      return {};
  }
}

std::vector<std::size_t> stored_sizes(Hid dataset) {
  Handle const space{H5Dget_space(dataset), H5Sclose, "read a space"};
  std::vector<hsize_t> extent(
      static_cast<std::size_t>(must(H5Sget_simple_extent_ndims(space), "read a space")));
  must(H5Sget_simple_extent_dims(space, extent.data(), nullptr), "read a space");
  return {extent.begin(), extent.end()};
}

Cells read_cells(Hid dataset) {
  Slab slab{{}, stored_sizes(dataset)};
  slab.start.assign(slab.count.size(), 0);
  for (auto const size : slab.count) slab.cells *= size;
  return read_slab(dataset, slab);
}

Cells read_slab(Hid dataset, Slab const& slab) {
  auto const cell = stored_type(dataset);
  if (!cell) throw Failure("holds an array of a type that this version does not know");
  auto cells = make_cells(*cell, slab.cells);
  if (slab.cells == 0) return cells;
  auto const memory = array_space(slab.count), file = file_space(dataset, slab);
  std::visit(
      [&](auto& values) {
        using Value = typename std::decay_t<decltype(values)>::value_type;
        if constexpr (std::is_same_v<Value, std::string>)
          read_texts(dataset, memory, file, values);
        else
          must(H5Dread(dataset, type(*cell, false), memory, file, H5P_DEFAULT, values.data()),
               "read numbers");
      },
      cells);
  return cells;
}

}  // namespace convene::h5
