#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace convene {

/// Columns a terminal gives to UTF-8 text: 0 for combining marks, 2 for wide letters, 1 for anything else,
/// bytes that are no UTF-8 included.
std::size_t display_width(std::string_view text);

/// The text filled with blanks to `width` columns, at its right or at its left; never cut.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

/// At most `width` columns (>= 1) of the text, its end replaced by "…" when something is cut.
std::string shorten(std::string_view text, std::size_t width);

/// The same with its middle replaced: names that begin alike stay apart by their ends.
std::string shorten_middle(std::string_view text, std::size_t width);

/// Breaks at blanks into lines of at most `width` columns; a longer word is cut. The first line starts with
/// `first`, the others with as many blanks.
std::vector<std::string> wrap(std::string_view text, std::size_t width, std::string_view first = "");

/// "a", "a and b", "a, b and c".
std::string enumerate(std::vector<std::string> const& words);

}  // namespace convene
