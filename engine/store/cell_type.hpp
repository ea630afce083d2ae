#pragma once

#include <cstddef>
#include <limits>
#include <string_view>

#include "engine/results/table.hpp"

namespace convene {

/// The alternatives of `Cells`, in their order.
enum class CellType { float64, float32, int32, int64, text };

CellType type_of(Cells const& cells);
std::string_view name_of(CellType type);  ///< "float64", "float32", "int32", "int64", "string"
std::size_t bytes_of(CellType type);      ///< of one cell; of a text, its reference in the file
Cells make_cells(CellType type, std::size_t count);
std::size_t count_of(Cells const& cells);

/// The one form of "no value" that files and hashes hold: the positive quiet NaN without payload.
template <class Real>
constexpr Real no_value = std::numeric_limits<Real>::quiet_NaN();

}  // namespace convene
