#include "engine/reports/study_schema.hpp"

#include <nlohmann/json.hpp>
#include <optional>

#include "engine/assembly/catalogue.hpp"
#include "engine/experiments/calibration/calibrate.hpp"
#include "engine/experiments/optimisation/optimise.hpp"

namespace convene {
namespace {

using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

Json text(char const* meaning) { return {{"type", "string"}, {"description", meaning}}; }
Json truth(char const* meaning, bool fallback) { return {{"type", "boolean"}, {"description", meaning}, {"default", fallback}}; }
Json words(Words choices, char const* meaning) { return {{"enum", std::move(choices)}, {"description", meaning}}; }
Json list(Json items, char const* meaning) { return {{"type", "array"}, {"items", std::move(items)}, {"minItems", 1}, {"description", meaning}}; }

Json number(char const* meaning, std::optional<double> low = {}, std::optional<double> high = {}) {
  Json j{{"type", "number"}, {"description", meaning}};
  if (low) j["minimum"] = *low;
  if (high) j["maximum"] = *high;
  return j;
}

Json whole(char const* meaning, std::int64_t low, Json fallback = nullptr) {
  Json j{{"type", "integer"}, {"minimum", low}, {"description", meaning}};
  if (!fallback.is_null()) j["default"] = std::move(fallback);
  return j;
}

Json table(Json properties, Words required, char const* meaning = "") {
  Json j{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) j["required"] = std::move(required);
  if (*meaning) j["description"] = meaning;
  return j;
}

/// A table of one of several kinds, each with keys of its own.
Json one_of(char const* meaning, std::vector<std::pair<std::string, Json>> const& kinds) {
  auto all = Json::array();
  for (auto const& [kind, form] : kinds) {
    auto table = form;
    table["properties"]["kind"] = {{"const", kind}};
    table["required"].push_back("kind");
    all.push_back(std::move(table));
  }
  return {{"description", meaning}, {"oneOf", std::move(all)}};
}

Json distribution() {
  Json const low = number("lowest value"), high = number("highest value");
  Json const ends{{"low", low}, {"high", high}};
  auto const with = [&](char const* first, char const* meaning, char const* second, char const* spread) {
    auto p = ends;
    p[first] = number(meaning), p[second] = number(spread);
    return table(p, {first, second});
  };
  return one_of("how values are spread; a normal or lognormal one is cut off at its ends, by default the registered range",
                {{"uniform", table(ends, {"low", "high"})},
                 {"log_uniform", table(ends, {"low", "high"})},
                 {"triangular", table({{"low", low}, {"mode", number("likeliest value")}, {"high", high}}, {"low", "mode", "high"})},
                 {"normal", with("mean", "mean", "sd", "standard deviation")},
                 {"lognormal", with("median", "median", "sigma", "standard deviation of the logarithm")}});
}

Json factor() {
  auto pair = list(number("an end"), "low and high");
  pair["minItems"] = pair["maxItems"] = 2;
  auto j = table({{"path", text("what varies: `convene describe SCENARIO --factors` lists every path")},
                  {"range", pair},
                  {"spread", words({"uniform", "log_uniform"}, "of a range; default as the register says")},
                  {"values", list({{"type", {"number", "string", "boolean"}}}, "these values, of equal weight")},
                  {"distribution", distribution()},
                  {"as", words({"value", "multiplier"}, "of a roster's column: the value of each row, or each row's own times the factor")},
                  {"whole", truth("whole numbers only", false)},
                  {"group", text("factors of one group move together (saltelli)")}},
                 {"path"}, "something of the scenario that varies; without range, values or distribution over its registered range");
  auto const both = [](char const* one, char const* other) { return Json{{"not", {{"required", {one, other}}}}}; };
  j["allOf"] = {both("range", "values"), both("range", "distribution"), both("values", "distribution")};
  return j;
}

Json design() {
  Json const seed = whole("of the design's own draws", 0, 1);
  auto const with = [&](Json properties, Words required) {
    properties["seed"] = seed;
    return table(std::move(properties), std::move(required));
  };
  auto const scrambled = truth("scrambled by Owen's method", true);
  auto even = whole("values of each factor; even", 2, 4);
  even["multipleOf"] = 2;
  return one_of("at which points the scenario is run",
                {{"factorial", with({{"levels", whole("values of each range", 2)}}, {})},
                 {"lhs", with({{"size", whole("points", 1)}, {"maximin", whole("the best of so many by distance", 1, 20)}, {"centred", truth("points in the middle of their cells", false)}}, {"size"})},
                 {"sobol", with({{"size", whole("points", 1)}, {"scrambled", scrambled}}, {"size"})},
                 {"morris", with({{"trajectories", whole("walks", 1)}, {"levels", even}}, {"trajectories"})},
                 {"saltelli", with({{"size", whole("base points, a power of 2", 2)}, {"scrambled", scrambled}, {"randomisations", whole("independent scramblings", 2, 16)}, {"second_order", truth("indices of pairs too", false)}}, {"size"})},
                 {"csv", with({{"file", text("one column a factor, headed by its path; one row a point")}}, {"file"})}});
}

Json optimise() {
  OptimiseOptions const o;
  Json const measure = text("id of a measure, cost or cost_with_payroll");
  Json const absolute = truth("as it is, not beyond the baseline's", false);
  auto limit = table({{"measure", measure}, {"at_most", number("bound")}, {"at_least", number("bound")}, {"absolute", absolute}}, {"measure"});
  limit["oneOf"] = {{{"required", {"at_most"}}}, {{"required", {"at_least"}}}};
  auto objectives = list(table({{"measure", measure}, {"goal", words({"more", "less"}, "which is better")}, {"absolute", absolute}}, {"measure", "goal"}), "what is weighed");
  objectives["minItems"] = 2;
  auto population = whole("members of a generation, a multiple of 4", 8, o.population);
  population["multipleOf"] = 4;
  return table({{"strategy", text("whose levers, staff and settings the factors turn")},
                {"objectives", objectives},
                {"limits", list(limit, "kept before anything else counts")},
                {"willingness_to_pay", number("the winner is worth most at it; without: best in the first objective", 0)},
                {"population", population},
                {"generations", whole("of the search", 1, o.generations)},
                {"seed", whole("of the search", 0, o.seed)},
                {"fresh_replications", whole("of each member of the front", 2, o.fresh)},
                {"finalists", whole("among which the winner is chosen", 1, o.finalists)},
                {"alpha", number("chance of a wrong winner", 1e-6, 0.5)},
                {"indifference", number("a smaller difference does not matter", 0)},
                {"budget", whole("replications of that choice at most; 0: no limit", 0, 0)}},
               {"strategy", "objectives"}, "convene optimise");
}

Json calibrate() {
  CalibrationOptions const o;
  return table({{"targets", text("CSV: target, measure, value, sd; strategy, week, from_week, per, source")},
                {"method", words({"abc_smc", "cma_es"}, "default abc_smc")},
                {"tolerance", number("sd of a further error allowed beside a target's own, in that sd", 0, 1e6)},
                {"keep", number("share of particles that the next tolerance keeps", 0.05, 0.95)},
                {"particles", whole("abc_smc", 10, o.particles)},
                {"attempts", whole("abc_smc: runs of the model at most", 10, o.attempts)},
                {"generations", whole("cma_es", 1, o.generations)},
                {"population", whole("cma_es", 5, o.population)},
                {"seed", whole("of the search alone", 0, o.seed)}},
               {"targets"}, "convene calibrate");
}

}  // namespace

std::string study_schema() {
  Words ids;
  for (auto const& m : all_measures()) ids.push_back(m.info.id);
  Json const name{{"type", "string"}}, id{{"enum", ids}};
  auto schema = table({{"title", text("a heading; else the scenario's")},
                       {"scenario", text("folder of the scenario, from where the study file is")},
                       {"strategies", list(name, "those that are run; else all")},
                       {"measures", list(id, "those that are kept; else all")},
                       {"series", words({"weekly", "totals"}, "every week, or of flows the sum and of levels the last")},
                       {"replications", whole("of each point and strategy; else the scenario's", 1)},
                       {"seed", whole("instead of the scenario's", 0)},
                       {"on_failure", words({"abort", "retry", "skip"}, "default abort")},
                       {"retries", whole("with on_failure = \"retry\"", 1)},
                       {"factor", list(factor(), "what varies")},
                       {"design", design()},
                       {"optimise", optimise()},
                       {"calibrate", calibrate()}},
                      {"scenario"});
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["title"] = "Convene study";
  return schema.dump(2) + "\n";
}

}  // namespace convene
