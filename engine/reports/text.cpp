#include "engine/reports/text.hpp"

#include <algorithm>
#include <array>

namespace convene {
namespace {

struct Letter {
  std::size_t bytes;
  char32_t code;
};

/// The letter at the front of `text`; a byte that starts no letter stands for itself.
Letter front(std::string_view text) {
  auto const byte = static_cast<unsigned char>(text[0]);
  std::size_t const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
  if (length == 1 || byte > 0xf4 || length > text.size()) return {1, byte};
  char32_t code = byte & (0xffu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    auto const next = static_cast<unsigned char>(text[i]);
    if ((next & 0xc0) != 0x80) return {1, byte};
    code = (code << 6) | (next & 0x3fu);
  }
  return {length, code};
}

struct Range {
  char32_t low, high;
};

bool within(char32_t code, auto const& ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [&](Range r) { return r.low <= code && code <= r.high; });
}

// The blocks of combining marks and of East Asian wide letters that occur in names (Unicode 15, UAX #11).
constexpr std::array combining{Range{0x300, 0x36f},   Range{0x1ab0, 0x1aff}, Range{0x1dc0, 0x1dff},
                               Range{0x200b, 0x200f}, Range{0x20d0, 0x20ff}, Range{0xfe00, 0xfe0f},
                               Range{0xfe20, 0xfe2f}};
constexpr std::array wide{Range{0x1100, 0x115f},  Range{0x2e80, 0x303e}, Range{0x3041, 0xa4cf},
                          Range{0xac00, 0xd7a3},  Range{0xf900, 0xfaff}, Range{0xfe30, 0xfe6f},
                          Range{0xff00, 0xff60},  Range{0xffe0, 0xffe6}, Range{0x1f300, 0x1faff},
                          Range{0x20000, 0x3fffd}};

std::size_t columns(char32_t code) {
  return within(code, combining) ? 0 : within(code, wide) ? 2 : 1;
}

/// Bytes of the longest beginning that fits `width` columns.
std::size_t fitting(std::string_view text, std::size_t width) {
  std::size_t bytes = 0, used = 0;
  while (bytes < text.size()) {
    auto const letter = front(text.substr(bytes));
    used += columns(letter.code);
    if (used > width) break;
    bytes += letter.bytes;
  }
  return bytes;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    auto const letter = front(text);
    width += columns(letter.code);
    text.remove_prefix(letter.bytes);
  }
  return width;
}

std::string pad_right(std::string_view text, std::size_t width) {
  auto const used = display_width(text);
  return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  auto const used = display_width(text);
  return std::string(used < width ? width - used : 0, ' ') + std::string(text);
}

std::string shorten(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  return std::string(text.substr(0, fitting(text, width - 1))) + "…";
}

std::string shorten_middle(std::string_view text, std::size_t width) {
  if (display_width(text) <= width || width < 8) return shorten(text, width);
  auto const head = text.substr(0, fitting(text, (width - 1) / 2));
  auto tail = text.substr(head.size());
  while (display_width(head) + 1 + display_width(tail) > width) tail.remove_prefix(front(tail).bytes);
  return std::string(head) + "…" + std::string(tail);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, std::string_view first) {
  std::vector<std::string> lines;
  auto const indent = display_width(first);
  std::string line(first);
  std::size_t used = indent;
  auto const finish = [&] {
    lines.push_back(line);
    line.assign(indent, ' ');
    used = indent;
  };
  while (!text.empty()) {
    auto const end = std::min(text.find(' '), text.size());
    auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (used > indent && used + 1 + display_width(word) > width) finish();
    while (used == indent && indent + display_width(word) > width) {
      auto const bytes = std::max<std::size_t>(fitting(word, width - indent), 1);
      line += word.substr(0, bytes);
      word.remove_prefix(bytes);
      finish();
    }
    if (used > indent) line += ' ', ++used;
    line += word;
    used += display_width(word);
  }
  if (used > indent || lines.empty()) lines.push_back(line);
  return lines;
}

std::string enumerate(std::vector<std::string> const& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return text;
}

}  // namespace convene
