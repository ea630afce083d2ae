#include <algorithm>

#include "engine/store/content_hash.hpp"
#include "engine/store/file_attributes.hpp"
#include "engine/store/h5_attribute.hpp"
#include "engine/store/h5_dataset.hpp"
#include "engine/store/layout.hpp"
#include "engine/store/read_parts.hpp"
#include "engine/store/results_file.hpp"

namespace convene {
namespace {

Dimension read_dimension(h5::Hid dataset, std::string const& name) {
  Dimension dimension{
      name, h5::stored_sizes(dataset).at(0),          {},
      {},   h5::text(dataset, "units").value_or("1"), h5::text(dataset, "long_name").value_or("")};
  if (is_bare_scale(dataset)) return dimension;
  auto cells = h5::read_cells(dataset);
  if (auto* labels = std::get_if<std::vector<std::string>>(&cells))
    dimension.labels = std::move(*labels);
  else if (auto* values = std::get_if<std::vector<std::int32_t>>(&cells))
    dimension.values = std::move(*values);
  else
    throw h5::Failure("has a coordinate that is neither labels nor 32-bit integers: " + name);
  return dimension;
}

Variable read_variable(h5::Hid dataset, std::string const& name, AxisNames const& names, bool wanted) {
  Variable variable{name, axes_of(dataset, names), {}, "1", "", h5::texts(dataset)};
  if (wanted) variable.cells = h5::read_cells(dataset);
  auto take = [&](char const* key, std::string& value) {
    if (auto const found = variable.attributes.extract(key)) value = found.mapped();
  };
  take("units", variable.units);
  take("long_name", variable.long_name);
  return variable;
}

bool everything(std::string const&) {
  return true;
}

/// The dimensions and variables that `group` holds itself; `prefix` is its path.
void read_table(h5::Hid group, AxisNames& names, std::vector<Dimension>* dimensions,
                std::vector<Variable>& variables, std::string const& prefix = {},
                WantedVariables const& wanted = everything) {
  collect_axes(group, names);
  std::vector<std::string> codes;
  for (auto const& child : children(group)) {
    if (child.is_group) continue;
    auto const dataset = h5::open_dataset(group, child.name);
    if (is_scale(dataset)) {
      if (!dimensions) throw h5::Failure("has a dimension outside its root: " + child.name);
      dimensions->push_back(read_dimension(dataset, child.name));
      if (!dimensions->back().labels.empty()) codes.push_back(code_name(child.name));
    } else if (std::find(codes.begin(), codes.end(), child.name) == codes.end()) {
      variables.push_back(read_variable(dataset, child.name, names, wanted(prefix + child.name)));
    }
  }
}

std::map<std::string, std::string> read_provenance(h5::Hid group) {
  ResultSet table;
  AxisNames names;
  read_table(group, names, &table.dimensions, table.variables);
  auto const* text = table.find("text");
  auto const* texts = text ? std::get_if<std::vector<std::string>>(&text->cells) : nullptr;
  if (!texts || table.dimensions.size() != 1 || table.dimensions[0].labels.size() != texts->size())
    throw h5::Failure("has a damaged provenance");
  std::map<std::string, std::string> provenance;
  for (std::size_t i = 0; i < texts->size(); ++i) provenance[table.dimensions[0].labels[i]] = (*texts)[i];
  return provenance;
}

ResultSet read(h5::Hid file, WantedVariables const& wanted) {
  ResultSet results;
  AxisNames names;
  read_table(file, names, &results.dimensions, results.variables, "", wanted);
  for (auto const& child : children(file)) {
    if (!child.is_group) continue;
    auto const group = h5::open_group(file, child.name);
    if (child.name == provenance_group)
      results.provenance = read_provenance(group);
    else
      read_table(group, names, nullptr, results.groups[child.name], child.name + "/", wanted);
  }
  for (auto& [name, text] : h5::texts(file))
    if (!is_own_attribute(name)) results.attributes.emplace(name, std::move(text));
  return results;
}

}  // namespace

ResultSet read_results(std::string const& path) {
  return h5::on_file(path, [&] {
    auto const file = open_ours(path);
    auto results = read(file, everything);
    try {
      check_layout(results);
    } catch (std::invalid_argument const& fault) {
      throw h5::Failure(std::string("is damaged: ") + fault.what());
    }
    if (content_hash(results) != hash_in(file))
      throw h5::Failure("is damaged or was changed: its content is not what content_sha256 says");
    return results;
  });
}

ResultSet read_part(std::string const& path, WantedVariables const& wanted) {
  return h5::on_file(path, [&] {
    auto const file = open_ours(path);
    return read(file, wanted);
  });
}

}  // namespace convene
