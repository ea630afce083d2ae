#include "engine/store/write_parts.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>

#include <cstdint>

#include "engine/store/file_attributes.hpp"
#include "engine/store/h5_attribute.hpp"
#include "engine/store/h5_dataset.hpp"
#include "engine/store/layout.hpp"
#include "engine/store/sha256.hpp"

namespace convene {
namespace {

std::vector<std::size_t> sizes_of(ResultSet const& results, Variable const& variable) {
  std::vector<std::size_t> sizes;
  for (auto const& name : variable.dimensions) sizes.push_back(results.dimension(name).size);
  return sizes;
}

void put_description(h5::Hid dataset, std::string const& units, std::string const& long_name) {
  h5::put_text(dataset, "units", units);
  h5::put_text(dataset, "long_name", long_name);
}

/// An axis without a variable of its own: netCDF knows it by this very sentence.
h5::Handle write_bare_scale(h5::Hid group, Dimension const& dimension) {
  auto scale = h5::create_array(group, dimension.name, CellType::float32, {dimension.name}, {dimension.size});
  h5::must(H5DSset_scale(scale, "This is a netCDF dimension but not a netCDF variable."), "make a dimension");
  put_description(scale, dimension.units, dimension.long_name);
  return scale;
}

void write_codes(h5::Hid group, ResultSet const& results, Scales const& scales, Variable const& codes,
                 std::vector<std::string> const& labels) {
  auto dataset = create_variable(group, results, scales, codes, CellType::int32);
  h5::put_integers(dataset, "flag_values", std::get<std::vector<std::int32_t>>(codes.cells));
  h5::put_text(dataset, "flag_meanings", flag_meanings(labels));
  h5::write_cells(dataset, codes.cells);
  dataset.close("write codes");
}

}  // namespace

void write_file_attributes(h5::Hid file, ResultSet const& results, std::string const& content_sha256) {
  for (auto const& [name, text] : own_attributes(results)) h5::put_text(file, name, text);
  h5::put_text(file, content_hash_name, content_sha256);
  for (auto const& [name, text] : completed_attributes(results.attributes)) h5::put_text(file, name, text);
}

Scales write_dimensions(h5::Hid group, ResultSet const& results) {
  Scales scales;
  auto const coordinates = coordinate_variables(results);
  auto next = coordinates.begin();
  for (auto const& dimension : results.dimensions) {
    auto const& name = dimension.name;
    if (next == coordinates.end() || next->name != name) {
      scales[name] = write_bare_scale(group, dimension);
      continue;
    }
    auto scale = h5::create_array(group, name, type_of(next->cells), {name}, {dimension.size});
    h5::must(H5DSset_scale(scale, name.c_str()), "make a dimension");
    put_description(scale, next->units, next->long_name);
    h5::write_cells(scale, next++->cells);
    scales[name] = std::move(scale);
    if (!dimension.labels.empty()) write_codes(group, results, scales, *next++, dimension.labels);
  }
  return scales;
}

h5::Handle create_variable(h5::Hid group, ResultSet const& results, Scales const& scales,
                           Variable const& variable, CellType type) {
  auto dataset =
      h5::create_array(group, variable.name, type, variable.dimensions, sizes_of(results, variable));
  for (unsigned axis = 0; axis < variable.dimensions.size(); ++axis)
    h5::must(H5DSattach_scale(dataset, scales.at(variable.dimensions[axis]), axis), "attach a dimension");
  put_description(dataset, variable.units, variable.long_name);
  if (type == CellType::float64) h5::put_real(dataset, "_FillValue", no_value<double>);
  if (type == CellType::float32) h5::put_real(dataset, "_FillValue", no_value<float>);
  for (auto const& [name, text] : variable.attributes) h5::put_text(dataset, name, text);
  return dataset;
}

void write_variables(h5::Hid group, ResultSet const& results, Scales const& scales,
                     std::vector<Variable> const& variables) {
  for (auto const& variable : variables) {
    auto dataset = create_variable(group, results, scales, variable, type_of(variable.cells));
    h5::write_cells(dataset, variable.cells);
    dataset.close("write a variable");
  }
}

void write_groups(h5::Hid file, ResultSet const& results, Scales const& scales) {
  for (auto const& [name, variables] : results.groups)
    write_variables(h5::create_group(file, name), results, scales, variables);
}

void write_provenance(h5::Hid file, std::map<std::string, std::string> const& provenance) {
  if (provenance.empty()) return;
  Dimension entry{"entry", provenance.size(), {}, {}, "1", "what is recorded"};
  std::vector<std::string> texts, hashes;
  for (auto const& [name, text] : provenance) {
    entry.labels.push_back(name);
    texts.push_back(text);
    hashes.push_back(sha256(text));
  }
  ResultSet const table{{std::move(entry)},
                        {{"text", {"entry"}, std::move(texts), "1", "the text itself", {}},
                         {"sha256", {"entry"}, std::move(hashes), "1", "SHA-256 of the text", {}}},
                        {},
                        {},
                        {}};
  auto const group = h5::create_group(file, provenance_group);
  write_variables(group, table, write_dimensions(group, table), table.variables);
}

}  // namespace convene
