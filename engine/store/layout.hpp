#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/results/table.hpp"

namespace convene {

/// Throws std::invalid_argument, our own mistake, unless the set can be a file: names well formed and unique,
/// every dimension known, cells as many as the dimensions say, no NUL in a text, no unit that readers turn
/// into a duration.
void check_layout(ResultSet const& results);

bool is_name(std::string const& text);  ///< [A-Za-z][A-Za-z0-9_]*

/// What stands in the file for the dimensions: the labels or values under the dimension's own name and,
/// beside labels,
/// `<dimension>_code` with 0, 1, ...; nothing for a dimension that has neither.
std::vector<Variable> coordinate_variables(ResultSet const& results);

inline std::string code_name(std::string const& dimension) {
  return dimension + "_code";
}

/// The labels as one attribute, blank-separated; what climate conventions do not allow in a word becomes '_'.
std::string flag_meanings(std::vector<std::string> const& labels);

/// The name of the group that belongs to the store.
inline std::string const provenance_group = "provenance";

}  // namespace convene
