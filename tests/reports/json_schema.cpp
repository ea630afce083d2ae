#include "tests/reports/json_schema.hpp"

#include <cmath>
#include <set>
#include <stdexcept>

namespace convene::test {
namespace {

using Json = nlohmann::json;
using Lines = std::vector<std::string>;

bool has_type(Json const& value, std::string const& type) {
  if (type == "integer") return value.is_number_integer();
  return (type == "number" && value.is_number()) || (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
         (type == "array" && value.is_array()) || (type == "object" && value.is_object());
}

bool has_type(Json const& value, Json const& types) {
  if (types.is_string()) return has_type(value, types.get<std::string>());
  for (auto const& type : types)
    if (has_type(value, type.get<std::string>())) return true;
  return false;
}

void check_object(Json const& value, Json const& schema, std::string const& path, Lines& lines) {
  if (!value.is_object()) return;
  auto const properties = schema.value("properties", Json::object());
  for (auto const& [key, item] : value.items()) {
    Lines found;
    auto const more = schema.value("additionalProperties", Json(true));
    if (properties.contains(key))
      found = violations(item, properties[key], path + "." + key);
    else if (more.is_object())
      found = violations(item, more, path + "." + key);
    else if (!more.get<bool>())
      found = {path + "." + key + " is not known"};
    lines.insert(lines.end(), found.begin(), found.end());
  }
  for (auto const& key : schema.value("required", Json::array()))
    if (!value.contains(key.get<std::string>())) lines.push_back(path + "." + key.get<std::string>() + " is missing");
}

void check_array(Json const& value, Json const& schema, std::string const& path, Lines& lines) {
  if (!value.is_array()) return;
  if (value.size() < schema.value("minItems", 0U) || value.size() > schema.value("maxItems", 1'000'000U)) lines.push_back(path + " has a wrong length");
  if (!schema.contains("items")) return;
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto const found = violations(value[i], schema["items"], path + "[" + std::to_string(i) + "]");
    lines.insert(lines.end(), found.begin(), found.end());
  }
}

void check_number(Json const& value, Json const& schema, std::string const& path, Lines& lines) {
  if (!value.is_number()) return;
  double const number = value.get<double>();
  if (schema.contains("minimum") && number < schema["minimum"].get<double>()) lines.push_back(path + " is too small");
  if (schema.contains("maximum") && number > schema["maximum"].get<double>()) lines.push_back(path + " is too large");
  if (schema.contains("multipleOf") && std::fmod(number, schema["multipleOf"].get<double>()) != 0) lines.push_back(path + " is no such multiple");
}

void check_combined(Json const& value, Json const& schema, std::string const& path, Lines& lines) {
  if (schema.contains("not") && violations(value, schema["not"]).empty()) lines.push_back(path + " is forbidden");
  for (auto const& part : schema.value("allOf", Json::array())) {
    auto const found = violations(value, part, path);
    lines.insert(lines.end(), found.begin(), found.end());
  }
  if (!schema.contains("oneOf")) return;
  int fits = 0;
  for (auto const& part : schema["oneOf"]) fits += violations(value, part).empty();
  if (fits != 1) lines.push_back(path + " fits " + std::to_string(fits) + " of the forms");
}

}  // namespace

Json as_json(TomlNode const& node) {
  using Kind = TomlNode::Kind;
  switch (node.kind) {
    case Kind::table: {
      auto object = Json::object();
      for (auto const& entry : node.entries) object[entry.key] = as_json(entry.value);
      return object;
    }
    case Kind::array: {
      auto array = Json::array();
      for (auto const& item : node.items) array.push_back(as_json(item));
      return array;
    }
    case Kind::text: return node.text;
    case Kind::whole: return node.whole;
    case Kind::number: return node.number;
    case Kind::truth: return node.truth;
    default: return "a date";
  }
}

Lines violations(Json const& value, Json const& schema, std::string const& path) {
  static std::set<std::string> const known{"type", "properties", "additionalProperties", "required", "items", "minItems", "maxItems", "minimum", "maximum",
                                           "multipleOf", "enum", "const", "not", "allOf", "oneOf", "description", "title", "default", "$schema"};
  for (auto const& [key, rule] : schema.items())
    if (!known.contains(key)) throw std::logic_error("this checker does not know '" + key + "'");
  Lines lines;
  if (schema.contains("type") && !has_type(value, schema["type"])) lines.push_back(path + " has a wrong type");
  if (schema.contains("const") && value != schema["const"]) lines.push_back(path + " is another word");
  if (schema.contains("enum") && std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
    lines.push_back(path + " is none of the words");
  check_object(value, schema, path, lines);
  check_array(value, schema, path, lines);
  check_number(value, schema, path, lines);
  check_combined(value, schema, path, lines);
  return lines;
}

}  // namespace convene::test
