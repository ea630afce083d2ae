#include "engine/scenario/toml_tree.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "engine/scenario/number_text.hpp"

namespace convene {
namespace {

using Position = std::pair<std::size_t, std::size_t>;  ///< line, column; 1-based, columns in characters

Position position(toml::source_region const& source) {
  return {source.begin.line, source.begin.column};
}

/// Finds where the dotted name starts that a key is the last part of.
class NameStarts {
 public:
  explicit NameStarts(std::string_view text) {
    while (!text.empty()) {
      auto const end = text.find('\n');
      lines_.push_back(text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    if (!lines_.empty() && lines_.front().starts_with("\xEF\xBB\xBF")) lines_.front().remove_prefix(3);
  }

  Position of(Position key) const {
    auto const [line_number, column] = key;
    if (line_number == 0 || line_number > lines_.size()) return key;
    auto const line = lines_[line_number - 1];
    auto at = byte_of(line, column);
    for (;;) {
      auto const dot = before_blanks(line, at);
      if (dot == 0 || line[dot - 1] != '.') break;
      at = part_start(line, before_blanks(line, dot - 1));
    }
    auto const bracket = before_blanks(line, at);
    if (bracket > 0 && line[bracket - 1] == '[')
      at = bracket - (bracket > 1 && line[bracket - 2] == '[' ? 2 : 1);
    return {line_number, characters(line.substr(0, at)) + 1};
  }

 private:
  static bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
  static std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
  }
  static std::size_t byte_of(std::string_view line, std::size_t column) {
    std::size_t at = 0;
    for (std::size_t passed = 1; passed < column && at < line.size(); ++passed) do
        ++at;
      while (at < line.size() && continues(line[at]));
    return at;
  }
  static std::size_t before_blanks(std::string_view line, std::size_t at) {
    while (at > 0 && (line[at - 1] == ' ' || line[at - 1] == '\t')) --at;
    return at;
  }
  /// Start of the part of a dotted name that ends before `end`.
  static std::size_t part_start(std::string_view line, std::size_t end) {
    if (end == 0) return 0;
    auto const quote = line[end - 1];
    if (quote == '"' || quote == '\'') {
      auto const open = end > 1 ? line.rfind(quote, end - 2) : std::string_view::npos;
      return open == std::string_view::npos ? end : open;
    }
    auto const bare = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-';
    };
    while (end > 0 && bare(line[end - 1])) --end;
    return end;
  }

  std::vector<std::string_view> lines_;
};

class Converter {
 public:
  Converter(std::string_view text, std::string const& file) : starts_{text}, file_{file} {}

  TomlNode convert(toml::node const& from) const {
    TomlNode to;
    to.where = place(position(from.source()));
    if (auto const* const table = from.as_table()) {
      to.entries = entries(*table);
    } else if (auto const* const array = from.as_array()) {
      to.kind = TomlNode::Kind::array;
      for (auto const& item : *array) to.items.push_back(convert(item));
    } else if (auto const text = from.value_exact<std::string>()) {
      to.kind = TomlNode::Kind::text;
      to.text = *text;
    } else if (auto const whole = from.value_exact<std::int64_t>()) {
      to.kind = TomlNode::Kind::whole;
      to.whole = *whole;
      to.number = static_cast<double>(*whole);
    } else if (auto const number = from.value_exact<double>()) {
      to.kind = TomlNode::Kind::number;
      to.number = *number;
    } else if (auto const truth = from.value_exact<bool>()) {
      to.kind = TomlNode::Kind::truth;
      to.truth = *truth;
    } else if (auto const date = from.value_exact<toml::date>()) {
      to.kind = TomlNode::Kind::date;
      to.date = make_date(date->year, date->month, date->day);
    } else {
      to.kind = TomlNode::Kind::other;
    }
    return to;
  }

 private:
  Where place(Position p) const { return {file_, p.first, p.second}; }

  std::vector<TomlEntry> entries(toml::table const& table) const {
    std::vector<std::pair<Position, TomlEntry>> found;
    for (auto const& [key, value] : table) {
      auto const own = position(key.source());
      found.push_back({own, {std::string{key.str()}, place(starts_.of(own)), convert(value)}});
    }
    std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<TomlEntry> in_order;
    for (auto& [own, entry] : found) in_order.push_back(std::move(entry));
    return in_order;
  }

  NameStarts starts_;
  std::string const& file_;
};

}  // namespace

TomlEntry const* TomlNode::find(std::string_view key) const {
  for (auto const& entry : entries)
    if (entry.key == key) return &entry;
  return nullptr;
}

std::optional<TomlNode> parse_toml(std::string_view text, std::string const& file, Diagnostics& diagnostics) {
  try {
    return Converter{text, file}.convert(toml::parse(text));
  } catch (toml::parse_error const& error) {
    auto why = std::string{error.description()};
    if (why.starts_with("Error ")) why.erase(0, 6);
    auto const at = position(error.source());
    diagnostics.add({file, at.first, at.second}, "not valid TOML", why,
                    "correct this first: nothing else in this file was checked");
    return {};
  }
}

std::string shown(TomlNode const& node) {
  switch (node.kind) {
    case TomlNode::Kind::table:
      return "a table";
    case TomlNode::Kind::array:
      return "an array";
    case TomlNode::Kind::text:
      return '"' + node.text + '"';
    case TomlNode::Kind::whole:
      return std::to_string(node.whole);
    case TomlNode::Kind::number:
      return number_text(node.number) + (is_whole(node.number) ? ".0" : "");
    case TomlNode::Kind::truth:
      return node.truth ? "true" : "false";
    case TomlNode::Kind::date:
      return to_string(node.date);
    case TomlNode::Kind::other:
      break;
  }
  return "a time";
}

}  // namespace convene
