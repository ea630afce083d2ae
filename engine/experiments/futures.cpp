#include "engine/experiments/futures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace convene {
namespace {

struct Shape {
  std::size_t points = 0, strategies = 0, replications = 0;
};

bool is_run(Variable const& variable) {
  auto const& d = variable.dimensions;
  return d.size() >= 3 && d[0] == "design_point" && d[1] == "strategy" && d[2] == "replication" &&
         (d.size() == 3 || (d.size() == 4 && d[3] == "week")) &&
         std::holds_alternative<std::vector<double>>(variable.cells);
}

/// By point and replication: every strategy has an outcome there.
std::vector<char> finished(ResultSet const& results, Shape const& shape) {
  std::vector<char> all(shape.points * shape.replications, 1);
  auto const* outcome = results.find("outcome");
  if (!outcome || !is_run(*outcome)) return all;
  auto const& cells = std::get<std::vector<double>>(outcome->cells);
  auto const length = cells.size() / (shape.points * shape.strategies * shape.replications);
  for (std::size_t p = 0; p < shape.points; ++p)
    for (std::size_t s = 0; s < shape.strategies; ++s)
      for (std::size_t r = 0; r < shape.replications; ++r)
        if (std::isnan(cells[((p * shape.strategies + s) * shape.replications + r + 1) * length - 1]))
          all[p * shape.replications + r] = 0;
  return all;
}

/// Means over each point's finished replications: (strategy, point[, week]). Single values that are missing are left out.
std::vector<double> means(std::vector<double> const& cells, Shape const& shape, std::vector<char> const& kept) {
  auto const length = cells.size() / (shape.points * shape.strategies * shape.replications);
  std::vector<double> result(shape.strategies * shape.points * length, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t p = 0; p < shape.points; ++p)
    for (std::size_t s = 0; s < shape.strategies; ++s)
      for (std::size_t w = 0; w < length; ++w) {
        double sum = 0, count = 0;
        for (std::size_t r = 0; r < shape.replications; ++r) {
          double const x = cells[((p * shape.strategies + s) * shape.replications + r) * length + w];
          if (kept[p * shape.replications + r] && !std::isnan(x)) sum += x, ++count;
        }
        if (count > 0) result[(s * shape.points + p) * length + w] = sum / count;
      }
  return result;
}

}  // namespace

ResultSet by_future(ResultSet results) {
  auto const has = [&](char const* name) {
    return std::any_of(results.dimensions.begin(), results.dimensions.end(), [&](auto const& d) { return d.name == name; });
  };
  if (!has("design_point") || !has("strategy") || !has("replication")) return results;
  Shape const shape{results.dimension("design_point").size, results.dimension("strategy").size,
                    results.dimension("replication").size};
  auto const kept = finished(results, shape);
  ResultSet set;
  set.attributes = std::move(results.attributes);
  set.provenance = std::move(results.provenance);
  set.attributes["futures"] = std::to_string(shape.replications);
  Dimension future{"replication", shape.points, {}, results.dimension("design_point").values, "1", "design point"};
  set.dimensions = {results.dimension("strategy"), std::move(future)};
  if (has("week")) {
    set.dimensions.push_back(results.dimension("week"));
  } else {  // totals alone were kept: the horizon is known, its weeks are not
    auto const weeks = set.attributes.find("weeks");
    set.dimensions.push_back({"week", weeks == set.attributes.end() ? 1 : std::stoul(weeks->second), {}, {}, "week", ""});
  }
  for (auto& variable : results.variables) {
    if (!is_run(variable)) continue;
    auto cells = means(std::get<std::vector<double>>(variable.cells), shape, kept);
    variable.dimensions.erase(variable.dimensions.begin());
    if (variable.name == "outcome_at_start") {  // the same for every strategy
      cells.resize(shape.points);
      variable.dimensions = {"replication"};
    }
    variable.cells = std::move(cells);
    set.variables.push_back(std::move(variable));
  }
  return set;
}

}  // namespace convene
