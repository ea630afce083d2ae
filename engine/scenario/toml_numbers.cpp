#include <algorithm>
#include <cmath>

#include "engine/scenario/toml_sections.hpp"

namespace convene {
namespace {

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

}  // namespace convene
