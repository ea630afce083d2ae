#include "fake_study.hpp"

#include <cmath>
#include <limits>

namespace convene {

Study fake_study() {
  Study study;
  study.frame.dimensions = {{"design_point", 3, {}, {0, 1, 2}, "1", "design point"},
                            {"strategy", 2, {"alone", "together"}, {}, "1", "strategy"},
                            {"replication", 5, {}, {0, 1, 2, 3, 4}, "1", "replication"},
                            {"week", 26, {}, {}, "week", "week"},
                            {"system", 3, {"a", "b", "c"}, {}, "1", "health system"}};
  study.frame.variables = {
      {"trust", {"design_point"}, std::vector<double>{0.1, 0.2, 0.3}, "1", "a factor", {}}};
  study.frame.attributes = {
      {"title", "A study"}, {"source", "the test"}, {"history", "made"}, {"created", "2026-07-06"}};
  study.frame.provenance = {{"scenario/scenario.toml", "title = \"A study\"\n"}};
  study.run_dimensions = {"design_point", "strategy", "replication"};
  study.columns = {
      {"coverage", {"week"}, std::vector<double>{}, "1", "coverage", {{"cell_methods", "week: point"}}},
      {"cost", {}, std::vector<double>{}, "USD", "cost", {}},
      {"reach", {"system", "week"}, std::vector<double>{}, "1", "reach", {}}};
  return study;
}

RunRow fake_run(Study const& study, std::size_t run) {
  RunRow row;
  row.run = run;
  if (run == 17) {
    row.status = RunStatus::failed;
    row.error = "the model fell over in week 3";
    return row;
  }
  for (std::size_t i = 0; i < values_per_run(study); ++i)
    row.values.push_back(i == 5 ? std::numeric_limits<double>::quiet_NaN()
                                : std::sin(static_cast<double>(run * 1000 + i)));
  return row;
}

ResultSet fake_results(Study const& study) {
  auto results = study.frame;
  std::size_t const runs = run_count(study);
  std::vector<Variable> columns;
  std::size_t offset = 0;
  for (auto column : study.columns) {
    std::size_t const length = study.frame.length(column);
    std::vector<double> cells;
    for (std::size_t run = 0; run < runs; ++run) {
      auto values = fake_run(study, run).values;
      values.resize(values_per_run(study), std::numeric_limits<double>::quiet_NaN());
      auto const first = values.begin() + static_cast<std::ptrdiff_t>(offset);
      cells.insert(cells.end(), first, first + static_cast<std::ptrdiff_t>(length));
    }
    offset += length;
    column.cells = std::move(cells);
    column.dimensions.insert(column.dimensions.begin(), study.run_dimensions.begin(),
                             study.run_dimensions.end());
    columns.push_back(std::move(column));
  }
  results.variables.insert(results.variables.begin(), columns.begin(), columns.end());
  return results;
}

}  // namespace convene
