#include <nlohmann/json.hpp>

#include "engine/assembly/catalogue.hpp"
#include "engine/assembly/describe.hpp"
#include "engine/assembly/settings.hpp"

namespace convene {
namespace {

using nlohmann::ordered_json;

ordered_json schema_of(SettingSpec const& s) {
  ordered_json j{{"description", s.meaning}};
  std::visit([&](auto const& value) { j["default"] = value; }, s.fallback);
  if (std::holds_alternative<double>(s.fallback)) j["type"] = "number", j["minimum"] = s.low, j["maximum"] = s.high;
  else if (std::holds_alternative<bool>(s.fallback)) j["type"] = "boolean";
  else if (s.choices.empty()) j["type"] = "string";
  else j["enum"] = s.choices;
  return j;
}

ordered_json object(ordered_json properties, bool open = false) {
  return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", open}};
}

ordered_json settings_schema(std::vector<SettingSpec> const& settings, std::string const& description) {
  auto properties = ordered_json::object();
  for (auto const& s : settings) properties[s.name] = schema_of(s);
  auto j = object(properties);
  j["description"] = description;
  return j;
}

ordered_json strategy_schema() {
  auto levers = ordered_json::object();
  for (auto const& l : levers_catalogue()) levers[l.id] = settings_schema(l.settings, l.title + ". " + l.tasks);
  auto policies = ordered_json::array();
  auto policy_settings = ordered_json::object();
  for (auto const& p : policies_catalogue()) {
    policies.push_back(p.id);
    for (auto const& s : p.settings) policy_settings[s.name] = schema_of(s);
  }
  policy_settings["kind"] = {{"enum", policies}};
  for (auto const& s : policy_cadence()) policy_settings[s.name] = schema_of(s);
  return object({{"engagement", {{"enum", {"none", "clinic", "system", "hybrid"}}}},
                 {"partners", {{"type", "array"}, {"items", {{"type", "string"}}}}},
                 {"policy", object(policy_settings)},
                 {"levers", object(levers)},
                 {"sites", {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}}},
                 {"enrolled", {{"type", "boolean"}}}});
}

ordered_json uncertainty_schema(Parameters const& declared) {
  auto ranges = ordered_json::object();
  for (auto const& s : declared.specs())
    ranges[s.path] = {{"type", "array"}, {"items", {{"type", "number"}, {"minimum", s.low}, {"maximum", s.high}}}, {"minItems", 2}, {"maxItems", 2}};
  auto j = object({{"draws",
                    {{"type", "integer"}, {"minimum", 2}, {"maximum", 100'000},
                     {"description", "how often parameters are drawn from their ranges; every draw is lived in all replications"}}},
                   {"grades",
                    {{"type", "array"}, {"items", {{"enum", {"A", "B", "C", "D", "E"}}}}, {"default", {"C", "D", "E"}},
                     {"description", "parameters of these grades are drawn, but for those that [parameters] gives"}}},
                   {"ranges", object(ranges)}});
  j["required"] = {"draws"};
  return j;
}

}  // namespace

std::string describe_schema() {
  auto parameters = ordered_json::object();
  auto const& declared = declared_parameters();
  for (auto const& s : declared.specs())
    parameters[s.path] = {{"type", "number"}, {"minimum", s.low}, {"maximum", s.high}, {"default", s.fallback},
                          {"description", s.meaning + " [" + s.unit + "], grade " + static_cast<char>(s.grade) + ": " + s.source}};
  auto const text = ordered_json{{"type", "string"}};
  auto const number = ordered_json{{"type", "number"}};
  auto const whole = ordered_json{{"type", "integer"}};
  auto const staff = object({{"role", text}, {"people", whole}, {"hours_per_week", number}});
  auto const partner = object({{"id", text}, {"kind", text}, {"staff", {{"type", "array"}, {"items", staff}}},
                               {"topics", {{"type", "array"}, {"items", text}}}, {"lat", number}, {"lon", number}, {"reputation", number},
                               {"funded_weeks", whole}, {"kept_after", number}});
  auto settings = ordered_json::array();
  for (auto const& info : settings_catalogue()) settings.push_back(to_string(info.setting));
  auto schema = object({{"title", text},
                        {"setting", {{"enum", settings}}},
                        {"start", {{"description", "a date"}}},
                        {"horizon_weeks", {{"type", "integer"}, {"minimum", 1}}},
                        {"replications", {{"type", "integer"}, {"minimum", 1}}},
                        {"seed", whole},
                        {"baseline", text},
                        {"branch_week", whole},
                        {"outcome", text},
                        {"population", object({{"clinics", text}, {"hospitals", text}, {"hospital_information", text}, {"state", text}, {"systems", text}, {"ties", text}, {"people", text}, {"services", text}})},
                        {"people", object({{"count", whole}})},
                        {"enrolment", object({{"allotment", {{"enum", {"programme", "randomised", "observational"}}}}, {"admissions", whole}, {"within_days", whole}, {"from_week", whole}, {"to_week", whole}, {"people", whole}, {"treated_share", number}})},
                        {"partner", {{"type", "array"}, {"items", partner}}},
                        {"strategy", {{"type", "object"}, {"additionalProperties", strategy_schema()}}},
                        {"parameters", object(parameters)},
                        {"uncertainty", uncertainty_schema(declared)},
                        {"economics", object({{"currency", text}, {"price_year", whole}, {"willingness_to_pay", {{"type", "array"}, {"items", number}}}})}});
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["title"] = "Convene scenario";
  return schema.dump(2) + "\n";
}

}  // namespace convene
