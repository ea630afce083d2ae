#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/results/table.hpp"
#include "engine/store/cell_type.hpp"
#include "engine/store/sha256.hpp"

namespace convene {

/// SHA-256 over what came out: every variable of the root and of the groups (coordinates and codes among
/// them, provenance not), ordered by path. Of each: path, dimension names and sizes, type, data. Units,
/// titles and other attributes are not part of it, nor is the order in which variables were added.
std::string content_hash(ResultSet const& results);

/// The same, a part at a time. Bytes hashed per variable: "<path>\n", "<dimension>=<size>\n" for each axis,
/// "<type>\n", then the cells, little-endian, any NaN as no_value; a text as its length (8 bytes) and its
/// UTF-8 bytes.
class ContentHasher {
 public:
  using Axes = std::vector<std::pair<std::string, std::size_t>>;

  /// Paths must come in ascending order of their bytes: "coverage", "sites/reach".
  void begin(std::string_view path, Axes const& axes, CellType type);
  void add(Cells const& cells);
  std::string hex() { return sha_.hex(); }

 private:
  Sha256 sha_;
};

}  // namespace convene
