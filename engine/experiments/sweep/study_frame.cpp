#include <algorithm>
#include <numeric>

#include "engine/experiments/sweep/simulated_sweep.hpp"

namespace convene {
namespace {

std::string joined(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

Variable column_of(Matrix const& values, std::size_t factor, Factor const& of, std::string name) {
  std::vector<double> cells(values.rows());
  for (std::size_t r = 0; r < cells.size(); ++r) cells[r] = values(r, factor);
  Variable variable{std::move(name), {"design_point"}, std::move(cells), of.units, of.meaning, {{"path", of.path}}};
  if (!of.words.empty()) variable.attributes["words"] = joined(of.words);  // a value is a word's place, from 0
  return variable;
}

Variable matrix_of(Matrix const& values, std::string name, std::string meaning) {
  std::vector<double> cells(values.cells().begin(), values.cells().end());
  return {std::move(name), {"design_point", "factor"}, std::move(cells), "1", std::move(meaning), {}};
}

}  // namespace

void add_design(ResultSet& frame, DesignSpec const& spec, StudyDesign const& design,
                std::vector<Factor> const& factors, std::vector<std::string> const& taken) {
  Dimension point{"design_point", design.values.rows(), {}, {}, "1", "combination of the factors' values"};
  point.values.resize(point.size);
  std::iota(point.values.begin(), point.values.end(), 0);
  Dimension factor{"factor", factors.size(), {}, {}, "1", "what varies"};
  auto& group = frame.groups["design"];
  std::vector<double> low, high;
  std::vector<std::string> groups, variables, spreads, words, units;
  for (std::size_t f = 0; f < factors.size(); ++f) {
    auto const& of = factors[f];
    bool const is_taken = std::find(taken.begin(), taken.end(), of.name) != taken.end();
    factor.labels.push_back(of.path);
    variables.push_back(is_taken ? of.name + "_factor" : of.name);
    low.push_back(of.low), high.push_back(of.high);
    groups.push_back(of.group), words.push_back(joined(of.words)), units.push_back(of.units);
    spreads.push_back(!of.levels.empty() ? "values" : of.logarithmic ? "log_uniform" : "range");
    frame.variables.push_back(column_of(design.values, f, of, variables.back()));
  }
  frame.dimensions.insert(frame.dimensions.begin(), std::move(point));
  frame.dimensions.push_back(std::move(factor));
  group.push_back(matrix_of(design.values, "value", "value of each factor, in its own units"));
  if (design.positions.rows() > 0)
    group.push_back(matrix_of(design.positions, "position", "place of the value in the factor's distribution, 0 to 1"));
  group.push_back({"low", {"factor"}, low, "1", "least value", {}});
  group.push_back({"high", {"factor"}, high, "1", "largest value", {}});
  group.push_back({"variable", {"factor"}, variables, "1", "variable of the root that holds the values", {}});
  group.push_back({"spread", {"factor"}, spreads, "1", "how positions become values", {}});
  group.push_back({"units", {"factor"}, units, "1", "units of the values", {}});
  group.push_back({"words", {"factor"}, words, "1", "what values 0, 1, ... mean; empty for numbers", {}});
  group.push_back({"group", {"factor"}, groups, "1", "factors that move together; empty: by itself", {}});
  auto& attributes = frame.attributes;
  attributes["design_kind"] = to_string(spec.kind);
  attributes["design_size"] = std::to_string(spec.size);
  attributes["design_seed"] = std::to_string(spec.seed);
  attributes["design_scrambled"] = spec.scrambled ? "yes" : "no";
  attributes["design_randomisations"] = std::to_string(spec.randomisations);
  attributes["design_second_order"] = spec.second_order ? "yes" : "no";
}

}  // namespace convene
