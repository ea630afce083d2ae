#include "engine/store/cell_type.hpp"

namespace convene {

CellType type_of(Cells const& cells) {
  return static_cast<CellType>(cells.index());
}

std::string_view name_of(CellType type) {
  constexpr std::string_view names[] = {"float64", "float32", "int32", "int64", "string"};
  return names[static_cast<std::size_t>(type)];
}

std::size_t bytes_of(CellType type) {
  constexpr std::size_t bytes[] = {8, 4, 4, 8, 16};
  return bytes[static_cast<std::size_t>(type)];
}

Cells make_cells(CellType type, std::size_t count) {
  switch (type) {
    case CellType::float64:
      return std::vector<double>(count);
    case CellType::float32:
      return std::vector<float>(count);
    case CellType::int32:
      return std::vector<std::int32_t>(count);
    case CellType::int64:
      return std::vector<std::int64_t>(count);
    case CellType::text:
      break;
  }
  return std::vector<std::string>(count);
}

std::size_t count_of(Cells const& cells) {
  return std::visit([](auto const& values) { return values.size(); }, cells);
}

}  // namespace convene
