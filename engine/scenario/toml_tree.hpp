#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/date.hpp"
#include "engine/core/diagnostics.hpp"

namespace convene {

struct TomlEntry;

/// A TOML value with its place: what the parsing library gave, without the library.
struct TomlNode {
  enum class Kind { table, array, text, whole, number, truth, date, other };

  Kind kind = Kind::table;
  Where where;
  std::string text;                ///< of text
  double number = 0;               ///< of whole and number
  std::int64_t whole = 0;          ///< of whole
  bool truth = false;              ///< of truth
  Date date;                       ///< of date
  std::vector<TomlEntry> entries;  ///< of a table, in file order
  std::vector<TomlNode> items;     ///< of an array

  TomlEntry const* find(std::string_view key) const;
};

struct TomlEntry {
  std::string key;
  Where where;  ///< where its dotted name starts: `levers` in `levers.coaching = {}`, the bracket of a header
  TomlNode value;
};

/// The tree of a TOML text, or nothing and one fault when it is not valid TOML.
std::optional<TomlNode> parse_toml(std::string_view text, std::string const& file, Diagnostics& diagnostics);

/// How a message shows a value: `"clinics"`, `5`, `a table`.
std::string shown(TomlNode const& node);

}  // namespace convene
