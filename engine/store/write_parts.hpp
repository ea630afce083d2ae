#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/results/table.hpp"
#include "engine/store/cell_type.hpp"
#include "engine/store/h5.hpp"

/// The pieces from which write_results and merge_study make a file.
namespace convene {

/// Dimension scales that arrays of a group can be attached to.
using Scales = std::map<std::string, h5::Handle>;

/// Root attributes, completed; `content_sha256` has 64 digits.
void write_file_attributes(h5::Hid file, ResultSet const& results, std::string const& content_sha256);

/// Every dimension of `results` with its coordinate and code.
Scales write_dimensions(h5::Hid group, ResultSet const& results);

/// The array with its units and other attributes, attached to its axes; no cells yet.
h5::Handle create_variable(h5::Hid group, ResultSet const& results, Scales const& scales,
                           Variable const& variable, CellType type);

void write_variables(h5::Hid group, ResultSet const& results, Scales const& scales,
                     std::vector<Variable> const& variables);
void write_groups(h5::Hid file, ResultSet const& results, Scales const& scales);
void write_provenance(h5::Hid file, std::map<std::string, std::string> const& provenance);

}  // namespace convene
