#include <algorithm>
#include <cmath>

#include "engine/scenario/toml_sections.hpp"

namespace convene {
namespace {

constexpr std::int64_t least_draws = 2, most_draws = 100'000;

/// Both `"trust.gain" = 0.1` and `trust.gain = 0.1` name the parameter trust.gain.
void read_paths(TomlNode const& table, std::string const& prefix, Scenario& scenario,
                Diagnostics& diagnostics) {
  for (auto const& [key, where, value] : table.entries) {
    auto const path = prefix + key;
    if (value.kind == TomlNode::Kind::table) {
      read_paths(value, path + ".", scenario, diagnostics);
    } else if ((value.kind != TomlNode::Kind::whole && value.kind != TomlNode::Kind::number) ||
               !std::isfinite(value.number)) {
      diagnostics.add(value.where, path + " = " + shown(value), "must be a finite number",
                      value.kind == TomlNode::Kind::text ? "write it without quotation marks" : "");
    } else if (auto const [first, is_new] =
                   scenario.parameters.emplace(path, GivenParameter{value.number, where});
               !is_new) {
      diagnostics.add(where, path + ": given twice",
                      "line " + std::to_string(first->second.where.line) + " gives it too", "delete one");
    }
  }
}

/// `"trust.gain" = [0.01, 0.1]`, or the path without quotation marks.
void read_ranges(TomlNode const& table, std::string const& prefix, Scenario& scenario, Diagnostics& diagnostics) {
  for (auto const& [key, where, value] : table.entries) {
    auto const path = prefix + key;
    if (value.kind == TomlNode::Kind::table) {
      read_ranges(value, path + ".", scenario, diagnostics);
      continue;
    }
    auto const is_number = [](TomlNode const& n) {
      return (n.kind == TomlNode::Kind::whole || n.kind == TomlNode::Kind::number) && std::isfinite(n.number);
    };
    auto const& ends = value.items;
    if (value.kind != TomlNode::Kind::array || ends.size() != 2 || !is_number(ends[0]) || !is_number(ends[1]) || ends[0].number > ends[1].number)
      diagnostics.add(value.where, "ranges.\"" + path + '"', "must be two numbers, the lower one first", "write [0.1, 0.5]");
    else if (auto const [first, is_new] = scenario.uncertainty.ranges.emplace(path, GivenRange{ends[0].number, ends[1].number, where}); !is_new)
      diagnostics.add(where, path + ": given twice", "line " + std::to_string(first->second.where.line) + " gives it too", "delete one");
  }
}

}  // namespace

void read_parameters(Section& root, Scenario& scenario) {
  if (auto const* const entry = root.table("parameters"))
    read_paths(entry->value, "", scenario, root.diagnostics());
}

void read_economics(Section& root, Scenario& scenario) {
  auto const* const entry = root.table("economics");
  if (!entry) return;
  Section economics{entry->value, entry->where, "[economics]", root.diagnostics()};
  if (auto const currency = economics.text("currency")) {
    scenario.economics.currency = *currency;
    auto const is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (currency->size() != 3 || !std::all_of(currency->begin(), currency->end(), is_letter))
      economics.refuse(*economics.any("currency"), "must be a code of three capital letters",
                       "write \"USD\"");
  }
  scenario.economics.price_year =
      static_cast<int>(economics.whole("price_year", 1990, 2100).value_or(scenario.economics.price_year));
  scenario.economics.willingness_to_pay = economics.numbers("willingness_to_pay", 0);
  economics.finish();
}

void read_uncertainty(Section& root, Scenario& scenario) {
  auto const* const entry = root.table("uncertainty");
  if (!entry) return;
  Section uncertainty{entry->value, entry->where, "[uncertainty]", root.diagnostics()};
  if (auto const draws = uncertainty.whole("draws", least_draws, most_draws, Need::required))
    scenario.uncertainty.draws = static_cast<int>(*draws);
  if (auto const* const given = uncertainty.any("grades")) {
    scenario.uncertainty.grades.clear();
    for (auto const& [grade, where] : uncertainty.texts("grades"))
      if (grade.size() == 1 && grade[0] >= 'A' && grade[0] <= 'E')
        scenario.uncertainty.grades.push_back(static_cast<Grade>(grade[0]));
      else
        root.diagnostics().add(where, "grades = \"" + grade + '"', "a grade is A, B, C, D or E",
                               "`convene describe --parameters` shows each parameter's");
    if (given->value.kind == TomlNode::Kind::array && given->value.items.empty())
      uncertainty.refuse(*given, "names no grade", "leave it out for C, D and E");
  }
  if (auto const* const ranges = uncertainty.table("ranges")) read_ranges(ranges->value, "", scenario, root.diagnostics());
  uncertainty.finish();
}

}  // namespace convene
