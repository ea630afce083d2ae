#include "engine/store/layout.hpp"

#include <cctype>
#include <numeric>
#include <set>
#include <stdexcept>

#include "engine/store/cell_type.hpp"

namespace convene {
namespace {

[[noreturn]] void refuse(std::string const& what) {
  throw std::invalid_argument("results: " + what);
}

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void check_text(std::string const& text, std::string const& owner) {
  if (text.find('\0') != std::string::npos) refuse("a text of " + owner + " holds a NUL");
}

void check_words(std::map<std::string, std::string> const& words, std::string const& owner) {
  for (auto const& [name, text] : words) check_text(name, owner), check_text(text, owner);
}

/// xarray turns numbers with these units into durations.
void check_units(std::string const& units, std::string const& owner) {
  for (auto const* plural :
       {"days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"})
    if (units == plural) refuse("units of " + owner + " are '" + units + "'; write the singular");
  check_text(units, owner);
}

void check_dimension(Dimension const& dimension) {
  auto const& name = dimension.name;
  if (!is_name(name)) refuse("'" + name + "' is no name for a dimension");
  if (!dimension.labels.empty() && dimension.labels.size() != dimension.size)
    refuse("labels of " + name + " do not fill it");
  if (!dimension.values.empty() && dimension.values.size() != dimension.size)
    refuse("values of " + name + " do not fill it");
  if (!dimension.labels.empty() && !dimension.values.empty()) refuse(name + " has labels and values");
  for (auto const& label : dimension.labels) check_text(label, name);
  check_units(dimension.units, name), check_text(dimension.long_name, name);
}

void check_variable(ResultSet const& results, Variable const& variable, std::set<std::string>& taken) {
  auto const& name = variable.name;
  if (!is_name(name)) refuse("'" + name + "' is no name for a variable");
  if (!taken.insert(name).second) refuse("'" + name + "' is there twice");
  std::set<std::string> axes;
  for (auto const& axis : variable.dimensions) {
    bool known = false;
    for (auto const& dimension : results.dimensions) known |= dimension.name == axis;
    if (!known) refuse(name + " has an unknown dimension '" + axis + "'");
    if (axis == name || !axes.insert(axis).second)
      refuse(name + " has the dimension '" + axis + "' twice or as its name");
  }
  if (count_of(variable.cells) != results.length(variable))
    refuse("cells of " + name + " do not fill its dimensions");
  if (auto const* texts = std::get_if<std::vector<std::string>>(&variable.cells))
    for (auto const& text : *texts) check_text(text, name);
  check_units(variable.units, name), check_text(variable.long_name, name),
      check_words(variable.attributes, name);
  for (auto const* own : {"units", "long_name", "_FillValue", "flag_values", "flag_meanings"})
    if (variable.attributes.contains(own))
      refuse(name + " has the attribute '" + own + "', which the store writes");
}

}  // namespace

bool is_name(std::string const& text) {
  if (text.empty() || !is_letter(text[0])) return false;
  for (char const c : text)
    if (!is_letter(c) && !is_digit(c) && c != '_') return false;
  return true;
}

void check_layout(ResultSet const& results) {
  std::set<std::string> taken;
  for (auto const& dimension : results.dimensions) {
    check_dimension(dimension);
    if (!taken.insert(dimension.name).second) refuse("'" + dimension.name + "' is there twice");
    if (!dimension.labels.empty() && !taken.insert(code_name(dimension.name)).second)
      refuse("'" + code_name(dimension.name) + "' is there twice");
  }
  for (auto const& variable : results.variables) check_variable(results, variable, taken);
  for (auto const& [group, members] : results.groups) {
    if (!is_name(group) || group == provenance_group) refuse("'" + group + "' is no name for a group");
    if (!taken.insert(group).second) refuse("'" + group + "' is there twice");
    std::set<std::string> taken_here;
    // R's ncdf4 does not see a group's variable that bears the name of a dimension.
    for (auto const& dimension : results.dimensions) taken_here.insert(dimension.name);
    for (auto const& variable : members) check_variable(results, variable, taken_here);
  }
  check_words(results.attributes, "the attributes"), check_words(results.provenance, "the provenance");
}

std::vector<Variable> coordinate_variables(ResultSet const& results) {
  std::vector<Variable> all;
  for (auto const& [name, size, labels, values, units, long_name] : results.dimensions) {
    if (!values.empty()) all.push_back({name, {name}, values, units, long_name, {}});
    if (labels.empty()) continue;
    std::vector<std::int32_t> codes(size);
    std::iota(codes.begin(), codes.end(), 0);
    all.push_back({name, {name}, labels, units, long_name, {}});
    all.push_back({code_name(name), {name}, std::move(codes), "1", "code of " + name, {}});
  }
  return all;
}

std::string flag_meanings(std::vector<std::string> const& labels) {
  std::string meanings;
  for (auto const& label : labels) {
    if (!meanings.empty()) meanings += ' ';
    if (label.empty()) meanings += '_';
    for (char const c : label) {
      bool const continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;  // of a UTF-8 character
      bool const allowed =
          is_letter(c) || is_digit(c) || std::string_view("_-.+@").find(c) != std::string_view::npos;
      if (!continues) meanings += allowed ? c : '_';
    }
  }
  return meanings;
}

}  // namespace convene
