#include "engine/reports/text_table.hpp"

#include <algorithm>
#include <sstream>

#include "engine/core/check.hpp"
#include "engine/reports/text.hpp"

namespace convene {
namespace {

constexpr std::size_t gap = 2;  // blanks between columns

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

char const* opening(Tone tone) {
  switch (tone) {
    case Tone::strong:
      return "\033[1m";
    case Tone::good:
      return "\033[32m";
    case Tone::bad:
      return "\033[31m";
    case Tone::faint:
      return "\033[2m";
    case Tone::plain:
      break;
  }
  return "";
}

std::string trimmed(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

std::string toned(std::string const& text, Tone tone, Style const& style) {
  if (!style.color || tone == Tone::plain) return text;
  return opening(tone) + text + "\033[0m";
}

std::string TextTable::block(std::vector<std::size_t> const& columns, std::vector<std::size_t> const& widths,
                             Style const& style) const {
  std::string text;
  std::size_t head_lines = 0, total = 0;
  for (auto const c : columns) {
    head_lines = std::max(head_lines, lines_of(heads_[c]).size());
    total += widths[c] + (c == 0 ? 0 : gap);
  }
  auto const fill = [&](std::size_t c, std::string const& cell) {
    return c == 0 ? pad_right(cell, widths[c]) : std::string(gap, ' ') + pad_left(cell, widths[c]);
  };
  for (std::size_t line = 0; line < head_lines; ++line) {
    std::string printed;
    for (auto const c : columns) {
      auto const head = lines_of(heads_[c]);  // heads stand at the bottom
      auto const skipped = head_lines - head.size();
      printed += fill(c, line < skipped ? "" : shorten(head[line - skipped], widths[c]));
    }
    text += toned(trimmed(printed), Tone::strong, style) + "\n";
  }
  text += std::string(total, '-') + "\n";
  for (auto const& row : rows_) {
    std::string printed;
    for (auto const c : columns) {
      auto const cell = fill(c, c == 0 ? shorten_middle(row[c].text, widths[c]) : shorten(row[c].text, widths[c]));
      printed += toned(cell, row[c].tone, style);
    }
    text += trimmed(printed) + "\n";
  }
  return text;
}

std::string TextTable::print(Style const& style) const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < heads_.size(); ++c) {
    std::size_t width = 1;
    for (auto const& line : lines_of(heads_[c])) width = std::max(width, display_width(line));
    for (auto const& row : rows_) {
      CONVENE_CHECK(row.size() == heads_.size());
      width = std::max(width, display_width(row[c].text));
    }
    widths.push_back(width);
  }
  widths[0] = std::min(widths[0], std::max<std::size_t>(style.width / 3, 1));
  auto const room = style.width - std::min(style.width, widths[0]);
  std::string text;
  std::vector<std::size_t> columns{0};
  std::size_t used = 0;
  for (std::size_t c = 1; c < heads_.size(); ++c) {
    widths[c] = std::min(widths[c], room > gap + 1 ? room - gap : 1);
    if (columns.size() > 1 && used + gap + widths[c] > room) {
      text += block(columns, widths, style) + "\n";
      columns = {0};
      used = 0;
    }
    columns.push_back(c);
    used += gap + widths[c];
  }
  return text + block(columns, widths, style);
}

}  // namespace convene
