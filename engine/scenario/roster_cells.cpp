#include <algorithm>
#include <cctype>

#include "engine/scenario/names.hpp"
#include "engine/scenario/roster.hpp"

namespace convene {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// What to do about a cell that holds no number.
std::string number_remedy(std::string const& text) {
  if (text.ends_with('%')) {
    auto digits = text.substr(0, text.size() - 1);
    while (digits.ends_with(' ')) digits.pop_back();
    auto const percent = parse_number(digits, true);
    return percent ? "write " + number_text(*percent / 100) + " instead of a percentage"
                   : "write a share, not a percentage";
  }
  if (text.find(',') != std::string::npos) return "write a decimal point, and no thousands separator";
  return "leave it empty if it is not known";
}

}  // namespace

std::string RosterRow::text(std::string const& column) const {
  auto const* const found = cell(column);
  return found ? found->text : std::string{};
}

std::optional<double> RosterRow::number(std::string const& column, double low, double high) const {
  auto const* const found = cell(column);
  if (!found) return {};
  auto const value = parse_number(found->text, roster_.table_.delimiter != ',');
  if (!value) {
    refuse(column, "must be a number", number_remedy(found->text));
  } else if (*value < low || *value > high) {
    bool const percentage = low == 0 && high == 1 && *value > 1;
    refuse(column, must_be_in(low, high), percentage ? "is it a percentage?" : "");
    return {};
  }
  return value;
}

std::optional<int> RosterRow::whole(std::string const& column, int low, int high) const {
  auto const value = number(column, low, high);
  if (!value) return {};
  if (is_whole(*value)) return static_cast<int>(*value);
  refuse(column, "must be a whole number");
  return {};
}

std::optional<bool> RosterRow::truth(std::string const& column) const {
  auto const* const found = cell(column);
  if (!found) return {};
  auto const word = lower(found->text);
  if (word == "yes" || word == "true" || word == "1") return true;
  if (word == "no" || word == "false" || word == "0") return false;
  refuse(column, "must be yes or no", "leave it empty if it is not known");
  return {};
}

std::optional<Date> RosterRow::date(std::string const& column) const {
  auto const* const found = cell(column);
  if (!found) return {};
  auto const day = parse_date(found->text);
  if (!day) refuse(column, "must be a day of the calendar", "write it as 2026-07-06");
  return day;
}

std::optional<std::size_t> RosterRow::choice(std::string const& column,
                                             std::vector<std::string> const& words) const {
  auto const* const found = cell(column);
  if (!found) return {};
  auto const place = std::find(words.begin(), words.end(), found->text);
  if (place != words.end()) return static_cast<std::size_t>(place - words.begin());
  refuse(column, "must be one of " + listed(words),
         did_you_mean(lower(found->text), words, "leave it empty if it is not known"));
  return {};
}

}  // namespace convene
