#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/store/cell_type.hpp"
#include "engine/store/chunks.hpp"
#include "engine/store/h5.hpp"

namespace convene::h5 {

/// Shuffled, deflated and checksummed in chunks when it holds numbers along an axis; doubles and floats are
/// NaN where nothing was written.
Handle create_array(Hid parent, std::string const& name, CellType type,
                    std::vector<std::string> const& dimensions, std::vector<std::size_t> const& sizes);

/// NaN in any form is written as `no_value`.
void write_cells(Hid dataset, Cells const& cells);
/// The whole array, of texts that live elsewhere.
void write_texts(Hid dataset, std::vector<char const*> const& texts);
void write_slab(Hid dataset, Slab const& slab, Cells const& cells);

std::optional<CellType> stored_type(Hid dataset);  ///< nothing when it is none of ours
std::vector<std::size_t> stored_sizes(Hid dataset);
Cells read_cells(Hid dataset);
Cells read_slab(Hid dataset, Slab const& slab);

}  // namespace convene::h5
