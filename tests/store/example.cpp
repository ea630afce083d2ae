#include "example.hpp"

#include <limits>

namespace convene {
namespace {

constexpr std::size_t strategies = 3, replications = 4, weeks = 5, clinics = 2, pairs = 3;

/// The readers' tests compute the same: 100 strategy + 10 replication + week + 1/8, and NaN in one place.
std::vector<double> coverage() {
  std::vector<double> cells;
  for (std::size_t s = 0; s < strategies; ++s)
    for (std::size_t r = 0; r < replications; ++r)
      for (std::size_t w = 0; w < weeks; ++w)
        cells.push_back(static_cast<double>(100 * s + 10 * r + w) + 0.125);
  cells[(1 * replications + 2) * weeks + 3] = std::numeric_limits<double>::quiet_NaN();
  return cells;
}

}  // namespace

ResultSet example_results() {
  ResultSet results;
  results.dimensions = {{"strategy",
                         strategies,
                         {"no_partnership", "clinic by clinic", "aligned système"},
                         {},
                         "1",
                         "strategy"},
                        {"replication", replications, {}, {0, 1, 2, 3}, "1", "replication"},
                        {"week", weeks, {}, {0, 1, 2, 3, 4}, "week", "week since the start"},
                        {"clinic", clinics, {"Elm St, \"north\"", "clinic_2"}, {}, "1", "clinic"},
                        {"pair", pairs, {}, {}, "1", "pair of clinics"}};
  std::vector<std::string> const run = {"strategy", "replication"};
  results.variables = {
      {"coverage",
       {"strategy", "replication", "week"},
       coverage(),
       "1",
       "coverage",
       {{"cell_methods", "week: point"}}},
      {"hours", run, std::vector<float>(strategies * replications, 2.5f), "hour", "staff hours", {}},
      {"doses", run, std::vector<std::int32_t>(strategies * replications, -7), "dose", "doses given", {}},
      {"patients", {}, std::vector<std::int64_t>{5'000'000'000}, "patient", "patients", {}},
      {"note", {"strategy"}, std::vector<std::string>{"", "a, b", "ü\nnext line"}, "1", "a remark", {}}};
  results.groups["sites"] = {
      {"reach", {"strategy", "clinic"}, std::vector<double>{0.1, 0.2, 0.3, 0.4, 0.5, 0.6}, "1", "reach", {}},
      {"status", {"clinic"}, std::vector<std::string>{"open", ""}, "1", "status", {}}};
  results.groups["network"] = {
      {"trust", {"pair"}, std::vector<double>{0.25, 0.5, 1.0 / 3}, "1", "trust", {}}};
  results.attributes = {{"title", "An example"},
                        {"source", "the test of the store"},
                        {"history", "made by a test"},
                        {"created", "2026-07-06"},
                        {"setting", "vaccination"},
                        {"empty", ""},
                        {"remark", "naïve \"quoted\"\nlines"}};
  results.provenance = {
      {"scenario/scenario.toml", "title = \"An example\"\n"}, {"seed", "20260706"}, {"nothing", ""}};
  return results;
}

}  // namespace convene
