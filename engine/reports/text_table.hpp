#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace convene {

/// How a text is to be shown: where, and with what means.
struct Style {
  std::size_t width = 110;  ///< columns
  bool color = false;       ///< whether the terminal understands ANSI colours and the reader wants them
};

enum class Tone { plain, strong, good, bad, faint };

/// Wraps the text in the tone's ANSI sequence, when the style has colour.
std::string toned(std::string const& text, Tone tone, Style const& style);

struct TableCell {
  std::string text;
  Tone tone = Tone::plain;
};

/// A plain table: the first column names the rows and stands at the left, the others are set to the right.
class TextTable {
 public:
  explicit TextTable(std::string corner) : heads_{std::move(corner)} {}
  void column(std::string head) { heads_.push_back(std::move(head)); }  ///< "\n" breaks the head into lines
  void row(std::vector<TableCell> cells) { rows_.push_back(std::move(cells)); }  ///< one cell a column
  bool empty() const { return heads_.size() < 2 || rows_.empty(); }

  /// Lines of at most style.width columns, each with its line feed. Columns that do not fit follow in further
  /// blocks that repeat the first column; names longer than a third of the width are shortened.
  std::string print(Style const& style) const;

 private:
  std::string block(std::vector<std::size_t> const& columns, std::vector<std::size_t> const& widths,
                    Style const& style) const;
  std::vector<std::string> heads_;
  std::vector<std::vector<TableCell>> rows_;
};

}  // namespace convene
