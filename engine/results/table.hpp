#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace convene {

/// One axis. Labels (names of strategies, clinics ...) or values (week numbers ...), or neither.
struct Dimension {
  std::string name;                    ///< "strategy", "replication", "week", ...
  std::size_t size = 0;
  std::vector<std::string> labels;     ///< empty or `size` names
  std::vector<std::int32_t> values;    ///< empty or `size` coordinates; used when there are no labels
  std::string units = "1";
  std::string long_name;
};

using Cells = std::variant<std::vector<double>, std::vector<float>, std::vector<std::int32_t>,
                           std::vector<std::int64_t>, std::vector<std::string>>;

/// A named array, row-major over its dimensions. NaN means "no value" in doubles and floats.
struct Variable {
  std::string name;                                ///< [A-Za-z][A-Za-z0-9_]*
  std::vector<std::string> dimensions;             ///< names, outermost first
  Cells cells;
  std::string units = "1";
  std::string long_name;
  std::map<std::string, std::string> attributes;   ///< e.g. cell_methods = "week: sum" | "week: point"
};

/// What came out: the primary table (root) and groups of extras, with the dimensions they share.
struct ResultSet {
  std::vector<Dimension> dimensions;
  std::vector<Variable> variables;                              ///< the root group
  std::map<std::string, std::vector<Variable>> groups;          ///< "sites", "network", ...
  std::map<std::string, std::string> attributes;                ///< root: title, setting, ...
  std::map<std::string, std::string> provenance;                ///< not hashed: scenario texts, seed, version, ...

  Dimension const& dimension(std::string const& name) const;    ///< throws std::out_of_range
  Variable const* find(std::string const& name) const;          ///< in the root; nullptr when absent
  std::size_t length(Variable const& variable) const;           ///< product of its dimensions
};

}  // namespace convene
