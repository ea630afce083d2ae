#include "engine/scenario/section.hpp"

#include <algorithm>
#include <cmath>

#include "engine/scenario/names.hpp"

namespace convene {

using Kind = TomlNode::Kind;

namespace {

/// What to do about a value that should be of another kind.
std::string type_remedy(TomlNode const& value, Kind wanted) {
  bool const is_number = value.kind == Kind::whole || value.kind == Kind::number;
  bool const wants_bare = wanted == Kind::truth || wanted == Kind::whole || wanted == Kind::number;
  if (value.kind == Kind::text && wants_bare) return "write it without quotation marks";
  if (wanted == Kind::text && is_number) return "put it in quotation marks";
  if (wanted == Kind::whole && value.kind == Kind::number && is_whole(value.number))
    return "write " + number_text(value.number);
  return {};
}

}  // namespace

void Section::refuse(TomlNode const& value, std::string const& key, std::string why, std::string remedy) {
  diagnostics_.add(value.where, prefix_ + key + " = " + shown(value), std::move(why), std::move(remedy));
}

TomlEntry const* Section::any(std::string const& key, Need need) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
  auto const* const entry = table_.find(key);
  if (!entry && need == Need::required)
    diagnostics_.add(where_, prefix_ + key + ": missing", title_ + " needs it", "add it");
  return entry;
}

TomlEntry const* Section::of_kind(std::string const& key, Kind kind, std::string const& must, Need need) {
  auto const* const entry = any(key, need);
  if (!entry || entry->value.kind == kind) return entry;
  refuse(*entry, must, type_remedy(entry->value, kind));
  return nullptr;
}

bool Section::in_range(TomlEntry const& entry, double low, double high) {
  auto const value = entry.value.number;
  if (value >= low && value <= high && std::isfinite(value)) return true;
  bool const percentage = low == 0 && high == 1 && value > 1;
  refuse(entry, std::isfinite(value) ? must_be_in(low, high) : "must be a finite number",
         percentage ? "is it a percentage?" : "");
  return false;
}

std::optional<std::string> Section::text(std::string const& key, Need need) {
  auto const* const entry = of_kind(key, Kind::text, "must be text", need);
  if (!entry) return {};
  if (need == Need::required && entry->value.text.empty()) {
    refuse(*entry, "must not be empty");
    return {};
  }
  return entry->value.text;
}

std::optional<double> Section::number(std::string const& key, double low, double high, Need need) {
  auto const* const entry = table_.find(key) && table_.find(key)->value.kind == Kind::whole
                                ? any(key)
                                : of_kind(key, Kind::number, "must be a number", need);
  if (!entry || !in_range(*entry, low, high)) return {};
  return entry->value.number;
}

std::optional<std::int64_t> Section::whole(std::string const& key, std::int64_t low, std::int64_t high,
                                           Need need) {
  auto const* const entry = of_kind(key, Kind::whole, "must be a whole number", need);
  if (!entry) return {};
  if (entry->value.whole >= low && entry->value.whole <= high) return entry->value.whole;
  auto const range = "[" + std::to_string(low) + ", " + std::to_string(high) + "]";
  refuse(*entry, high == INT64_MAX ? "must be at least " + std::to_string(low) : "must be in " + range);
  return {};
}

std::optional<bool> Section::truth(std::string const& key) {
  auto const* const entry = of_kind(key, Kind::truth, "must be true or false", Need::optional);
  return entry ? std::optional{entry->value.truth} : std::nullopt;
}

std::optional<Date> Section::date(std::string const& key, Need need) {
  auto const* const entry = any(key, need);
  if (!entry) return {};
  if (entry->value.kind == Kind::date) return entry->value.date;
  auto const day = entry->value.kind == Kind::text ? parse_date(entry->value.text) : std::nullopt;
  if (!day) refuse(*entry, "must be a day of the calendar", "write it as 2026-07-06");
  return day;
}

std::optional<std::size_t> Section::choice(std::string const& key, std::vector<std::string> const& words,
                                           Need need) {
  auto const* const entry = of_kind(key, Kind::text, "must be one of " + listed(words), need);
  if (!entry) return {};
  auto const place = std::find(words.begin(), words.end(), entry->value.text);
  if (place != words.end()) return static_cast<std::size_t>(place - words.begin());
  refuse(*entry, "must be one of " + listed(words), did_you_mean(entry->value.text, words));
  return {};
}

std::vector<PlacedText> Section::texts(std::string const& key) {
  std::vector<PlacedText> found;
  auto const* const entry = array(key);
  if (!entry) return found;
  for (auto const& item : entry->value.items) {
    if (item.kind == Kind::text)
      found.push_back({item.text, item.where});
    else
      refuse(item, key, "each must be text", "");
  }
  return found;
}

std::vector<double> Section::numbers(std::string const& key, double low, double high) {
  std::vector<double> found;
  auto const* const entry = array(key);
  if (!entry) return found;
  for (auto const& item : entry->value.items) {
    if (item.kind != Kind::whole && item.kind != Kind::number)
      refuse(item, key, "each must be a number", "");
    else if (in_range({key, item.where, item}, low, high))
      found.push_back(item.number);
  }
  return found;
}

TomlEntry const* Section::table(std::string const& key) {
  return of_kind(key, Kind::table, "must be a table such as { name = value }", Need::optional);
}

TomlEntry const* Section::array(std::string const& key, Need need) {
  return of_kind(key, Kind::array, "must be an array such as [a, b]", need);
}

void Section::finish() {
  for (auto const& entry : table_.entries) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    diagnostics_.add(entry.where, prefix_ + entry.key + ": unknown key", "not a key of " + title_,
                     did_you_mean(entry.key, known_, "known are " + listed(known_)));
  }
}

}  // namespace convene
