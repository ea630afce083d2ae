#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/number_text.hpp"
#include "engine/scenario/placed_text.hpp"
#include "engine/scenario/roster.hpp"
#include "engine/scenario/toml_tree.hpp"

namespace convene {

/// One table of a TOML file, read key by key. A key that is read is a known key; `finish` adds a fault for
/// every other, with the nearest known one. A value of the wrong type or out of range is a fault and gives
/// nothing.
class Section {
 public:
  /// `title` names the table in messages ("[population]"); `prefix` is put before its keys ("policy.").
  Section(TomlNode const& table, Where where, std::string title, Diagnostics& diagnostics,
          std::string prefix = {})
      : table_{table},
        where_{std::move(where)},
        title_{std::move(title)},
        diagnostics_{diagnostics},
        prefix_{std::move(prefix)} {}

  std::optional<std::string> text(std::string const& key, Need need = Need::optional);
  std::optional<double> number(std::string const& key, double low, double high = unbounded,
                               Need need = Need::optional);
  std::optional<std::int64_t> whole(std::string const& key, std::int64_t low, std::int64_t high,
                                    Need need = Need::optional);
  std::optional<bool> truth(std::string const& key);
  std::optional<Date> date(std::string const& key, Need need = Need::optional);
  /// Place of the text among `words`.
  std::optional<std::size_t> choice(std::string const& key, std::vector<std::string> const& words,
                                    Need need = Need::optional);
  std::vector<PlacedText> texts(std::string const& key);
  std::vector<double> numbers(std::string const& key, double low, double high = unbounded);
  TomlEntry const* table(std::string const& key);
  TomlEntry const* array(std::string const& key, Need need = Need::optional);
  /// The entry, of any type.
  TomlEntry const* any(std::string const& key, Need need = Need::optional);

  void finish();

  Where const& where() const { return where_; }
  Diagnostics& diagnostics() { return diagnostics_; }
  void refuse(TomlEntry const& entry, std::string why, std::string remedy = {}) {
    refuse(entry.value, entry.key, why, remedy);
  }

 private:
  void refuse(TomlNode const& value, std::string const& key, std::string why, std::string remedy);
  TomlEntry const* of_kind(std::string const& key, TomlNode::Kind kind, std::string const& must, Need need);
  bool in_range(TomlEntry const& entry, double low, double high);

  TomlNode const& table_;
  Where where_;
  std::string title_;
  Diagnostics& diagnostics_;
  std::string prefix_;
  std::vector<std::string> known_;
};

}  // namespace convene
