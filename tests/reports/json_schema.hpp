#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/scenario/toml_tree.hpp"

namespace convene::test {

/// What JSON Schema sees of a TOML text: dates are texts.
nlohmann::json as_json(TomlNode const& node);

/// Everything about `value` that the schema forbids, each with its path. Knows the part of draft 7 that the engine's
/// schemas use; throws std::logic_error at a word that it does not know.
std::vector<std::string> violations(nlohmann::json const& value, nlohmann::json const& schema, std::string const& path = "");

}  // namespace convene::test
