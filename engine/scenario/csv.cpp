#include "engine/scenario/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <cstdio>
#include <new>

#include "engine/scenario/utf8.hpp"

namespace convene {
namespace {

/// Feeds libcsv one byte at a time, so that every field's first line is known.
class Splitter {
 public:
  explicit Splitter(char delimiter) {
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc{};
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
  }
  ~Splitter() { csv_free(&parser_); }
  Splitter(Splitter const&) = delete;
  Splitter& operator=(Splitter const&) = delete;

  /// False at the first misplaced or missing quotation mark; `line()` and `field()` are its place then.
  bool split(std::string_view text) {
    char before = 0;
    for (char const c : text) {
      if (fresh_) field_line_ = line_;
      if (c != '\n' && c != '\r') fresh_ = false;
      if (csv_parse(&parser_, &c, 1, on_field, on_row, this) != 1) return false;
      if (c == '\r' || (c == '\n' && before != '\r')) ++line_;
      before = c;
    }
    if (csv_fini(&parser_, on_field, on_row, this) == 0) return true;
    unclosed_ = true;
    line_ = field_line_;
    return false;
  }

  std::vector<CsvRow> rows;
  std::size_t line() const { return line_; }
  std::size_t field() const { return row_.size() + 1; }
  bool unclosed() const { return unclosed_; }

 private:
  static void on_field(void* text, size_t size, void* self) {
    auto& splitter = *static_cast<Splitter*>(self);
    splitter.row_.push_back({std::string(static_cast<char const*>(text), size), splitter.field_line_});
    splitter.fresh_ = true;
  }
  static void on_row(int, void* self) {
    auto& splitter = *static_cast<Splitter*>(self);
    splitter.rows.push_back(std::move(splitter.row_));
    splitter.row_.clear();
  }

  csv_parser parser_;
  CsvRow row_;
  std::size_t line_ = 1, field_line_ = 1;
  bool fresh_ = true, unclosed_ = false;
};

/// The delimiter the header line holds most of outside quotation marks; the comma when it holds none.
char detect_delimiter(std::string_view text) {
  std::size_t commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false, begun = false;
  for (char const c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if ((c == '\n' || c == '\r') && begun) break;
    begun = begun || (c != '\n' && c != '\r');
    commas += c == ',';
    semicolons += c == ';';
    tabs += c == '\t';
  }
  if (semicolons > commas && semicolons >= tabs) return ';';
  return tabs > commas ? '\t' : ',';
}

bool is_empty(CsvRow const& row) {
  return std::all_of(row.begin(), row.end(), [](CsvCell const& cell) { return cell.text.empty(); });
}

void check_utf8(CsvTable const& table, CsvRow const& row, Diagnostics& diagnostics) {
  for (std::size_t column = 0; column < row.size(); ++column) {
    auto const bad = invalid_utf8(row[column].text);
    if (!bad) continue;
    char byte[8];
    std::snprintf(byte, sizeof byte, "0x%02X", static_cast<unsigned char>(row[column].text[*bad]));
    diagnostics.add(table.place(row[column], column), "not UTF-8 text", std::string("byte ") + byte,
                    "save the file as 'CSV UTF-8'");
  }
}

std::string counted_fields(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " field" : " fields");
}

void keep_row(CsvTable& table, CsvRow row, Diagnostics& diagnostics) {
  if (is_empty(row)) return;
  check_utf8(table, row, diagnostics);
  if (row.size() == table.header.size()) {
    table.rows.push_back(std::move(row));
    return;
  }
  table.complete = false;
  // The place is the first field too many, or the last there is.
  auto const column = std::min(row.size() - 1, table.header.size());
  diagnostics.add(table.place(row[column], column), counted_fields(row.size()),
                  "the header has " + std::to_string(table.header.size()),
                  row.size() > table.header.size() ? "quote a field that holds the delimiter"
                                                   : "is a delimiter missing?");
}

}  // namespace

CsvTable read_csv(std::string_view text, std::string const& file, Diagnostics& diagnostics) {
  CsvTable table;
  table.file = file;
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    diagnostics.add({file, 1, 1}, "not UTF-8 text", "it begins as UTF-16 does",
                    "save the file as 'CSV UTF-8'");
    return table;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  table.delimiter = detect_delimiter(text);
  Splitter splitter{table.delimiter};
  if (!splitter.split(text)) {
    Where const where{file, splitter.line(), splitter.field()};
    if (splitter.unclosed())
      diagnostics.add(where, "quoted field without an end", "the file ends inside it",
                      "add the closing quotation mark");
    else
      diagnostics.add(where, "quotation mark out of place",
                      "a quoted field begins and ends with one and doubles those inside",
                      "correct this first: nothing else in this file was checked");
    return table;
  }
  if (splitter.rows.empty()) {
    diagnostics.add({file, 1, 1}, "empty file", "the first line must name the columns", "add a header line");
    return table;
  }
  table.readable = table.complete = true;
  table.header = std::move(splitter.rows.front());
  check_utf8(table, table.header, diagnostics);
  for (auto row = splitter.rows.begin() + 1; row != splitter.rows.end(); ++row)
    keep_row(table, std::move(*row), diagnostics);
  return table;
}

}  // namespace convene
