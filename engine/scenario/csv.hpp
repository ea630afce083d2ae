#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/diagnostics.hpp"

namespace convene {

/// One field as it stands in the file, quotation marks resolved.
struct CsvCell {
  std::string text;
  std::size_t line = 0;  ///< where it starts, 1-based; a quoted field may run over several lines
};

using CsvRow = std::vector<CsvCell>;

/// A CSV text as rows that all have as many cells as the header.
struct CsvTable {
  std::string file;  ///< for messages
  char delimiter = ',';
  CsvRow header;
  std::vector<CsvRow> rows;
  bool readable = false;  ///< false after a syntax error: there are no rows then
  bool complete = false;  ///< false when rows had to be left out because their number of fields is wrong

  Where place(CsvCell const& cell, std::size_t column) const { return {file, cell.line, column + 1}; }
};

/// Reads RFC 4180 text: UTF-8 with or without byte-order mark, lines ended by LF, CRLF or CR, fields parted
/// by the comma, semicolon or tab that the header line holds most of. Empty lines, and lines of empty fields,
/// are passed over. A syntax error gives one fault and no rows; fields that are not UTF-8 and rows too short
/// or too long give one each.
CsvTable read_csv(std::string_view text, std::string const& file, Diagnostics& diagnostics);

}  // namespace convene
