#include "engine/experiments/futures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "engine/core/diagnostics.hpp"
#include "engine/store/results_file.hpp"

namespace convene {
namespace {

constexpr std::size_t most_cells_at_once = 8'000'000;  ///< 64 MB; one variable may be more

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

bool has(ResultSet const& results, char const* name) {
  return std::any_of(results.dimensions.begin(), results.dimensions.end(), [&](auto const& d) { return d.name == name; });
}

Shape shape_of(ResultSet const& results) {
  return {results.dimension("design_point").size, results.dimension("strategy").size, results.dimension("replication").size};
}

/// All but the variables.
ResultSet frame_of(ResultSet const& results, Shape const& shape) {
  ResultSet set;
  set.attributes = results.attributes;
  set.provenance = results.provenance;
  set.attributes["futures"] = std::to_string(shape.replications);
  Dimension future{"replication", shape.points, {}, results.dimension("design_point").values, "1", "design point"};
  set.dimensions = {results.dimension("strategy"), std::move(future)};
  if (has(results, "week")) {
    set.dimensions.push_back(results.dimension("week"));
  } else {  // totals alone were kept: the horizon is known, its weeks are not
    auto const weeks = set.attributes.find("weeks");
    set.dimensions.push_back({"week", weeks == set.attributes.end() ? 1 : std::stoul(weeks->second), {}, {}, "week", ""});
  }
  return set;
}

Variable reduced(Variable variable, Shape const& shape, std::vector<char> const& kept) {
  auto cells = means(std::get<std::vector<double>>(variable.cells), shape, kept);
  variable.dimensions.erase(variable.dimensions.begin());
  if (variable.name == "outcome_at_start") {  // the same for every strategy
    cells.resize(shape.points);
    variable.dimensions = {"replication"};
  }
  variable.cells = std::move(cells);
  return variable;
}

}  // namespace

ResultSet by_future(ResultSet results) {
  if (!has(results, "design_point") || !has(results, "strategy") || !has(results, "replication")) return results;
  auto const shape = shape_of(results);
  auto const kept = finished(results, shape);
  auto set = frame_of(results, shape);
  for (auto& variable : results.variables)
    if (is_run(variable)) set.variables.push_back(reduced(std::move(variable), shape, kept));
  return set;
}

ResultSet read_by_future(std::string const& path) {
  if (!verify_hash(path)) throw FileError(path, "is damaged or was changed: its content is not what content_sha256 says");
  auto const first = read_part(path, [](std::string const& name) { return name == "outcome"; });
  auto const shape = shape_of(first);
  auto const kept = finished(first, shape);
  auto set = frame_of(first, shape);
  std::set<std::string> wanted;
  std::size_t cells = 0;
  auto const take = [&] {
    auto part = read_part(path, [&](std::string const& name) { return wanted.contains(name); });
    for (auto& variable : part.variables)
      if (wanted.contains(variable.name)) set.variables.push_back(reduced(std::move(variable), shape, kept));
    wanted.clear(), cells = 0;
  };
  for (auto const& variable : first.variables) {
    if (!is_run(variable)) continue;
    if (!wanted.empty() && cells + first.length(variable) > most_cells_at_once) take();
    wanted.insert(variable.name), cells += first.length(variable);
  }
  take();
  return set;
}

}  // namespace convene
