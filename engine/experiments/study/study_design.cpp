#include "engine/experiments/study/study_design.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/experiments/design/factorial.hpp"
#include "engine/experiments/design/latin_hypercube.hpp"
#include "engine/experiments/design/morris.hpp"
#include "engine/experiments/design/sobol.hpp"
#include "engine/scenario/number_text.hpp"

namespace convene {
namespace {

SettingValue value_of(std::string const& cell) {
  if (auto const number = parse_number(cell)) return *number;
  if (cell == "true" || cell == "yes") return true;
  if (cell == "false" || cell == "no") return false;
  return cell;
}

/// The middle of each level's share, or an even grid from end to end.
Matrix factorial_positions(DesignSpec const& spec, std::vector<Factor> const& factors) {
  std::vector<std::vector<double>> levels;
  for (auto const& factor : factors) {
    auto const own = factor.levels.size(), count = own ? own : spec.levels;
    levels.emplace_back();
    for (std::size_t i = 0; i < count; ++i)
      levels.back().push_back(own ? (static_cast<double>(i) + 0.5) / static_cast<double>(own)
                                  : static_cast<double>(i) / static_cast<double>(count - 1));
  }
  return full_factorial(levels);
}

/// Independent and even. A position has the address (seed, point, path): it is the same whatever the number of points and
/// whichever other factors there are.
Matrix drawn_positions(DesignSpec const& spec, std::vector<Factor> const& factors) {
  Matrix positions(spec.size, factors.size());
  for (std::size_t p = 0; p < spec.size; ++p)
    for (std::size_t f = 0; f < factors.size(); ++f)
      positions(p, f) = Draws{spec.seed, p}.uniform(Decision{"uncertainty.draw"}, name_hash(factors[f].path));
  return positions;
}

Matrix positions_of(DesignSpec const& spec, std::vector<Factor> const& factors) {
  Draws const draws{spec.seed, 0};
  auto const d = factors.size();
  switch (spec.kind) {
    case DesignKind::factorial:
      return factorial_positions(spec, factors);
    case DesignKind::lhs:
      return latin_hypercube(spec.size, d, draws, spec.candidates,
                             spec.centred ? CellPlace::centre : CellPlace::random);
    case DesignKind::sobol:
      return spec.scrambled ? sobol_points(spec.size, d, Scrambling::owen, draws) : sobol_points(spec.size, d);
    case DesignKind::morris:
      return morris_trajectories(spec.trajectories, d, spec.levels, draws);
    case DesignKind::saltelli:
      break;
    case DesignKind::csv:
      return {};
    case DesignKind::draws:
      return drawn_positions(spec, factors);
  }
  std::vector<std::string> groups;
  for (auto const& factor : factors) groups.push_back(factor.group);
  return SaltelliDesign{saltelli_plan(spec, groups), draws}.points();
}

/// A factor's number for a cell of the table, which resolve_factors has checked.
double number_of(std::string const& cell, Factor const& factor) {
  if (auto const number = parse_number(cell)) return *number;
  auto const value = value_of(cell);
  if (auto const* truth = std::get_if<bool>(&value)) return *truth;
  auto const place = std::find(factor.words.begin(), factor.words.end(), cell);
  return static_cast<double>(place - factor.words.begin());
}

}  // namespace

SaltelliPlan saltelli_plan(DesignSpec const& spec, std::vector<std::string> const& groups) {
  SaltelliPlan plan;
  plan.factors = groups.size();
  plan.base = spec.size;
  plan.second_order = spec.second_order;
  plan.sampling = spec.scrambled ? Sampling::owen : Sampling::sobol;
  plan.randomisations = spec.randomisations;
  std::map<std::string, std::size_t> known;
  for (std::size_t f = 0; f < groups.size(); ++f) {
    auto const [place, is_new] = known.emplace(groups[f], plan.groups.size());
    if (groups[f].empty() || is_new)
      plan.groups.push_back({f});
    else
      plan.groups[place->second].push_back(f);
    if (groups[f].empty()) known.erase(groups[f]);
  }
  return plan;
}

StudyDesign make_design(DesignSpec const& spec, std::vector<Factor> const& factors) try {
  StudyDesign design{spec.kind, positions_of(spec, factors), {}};
  if (spec.kind == DesignKind::csv) {
    design.values = Matrix(spec.table.rows.size(), factors.size());
    for (std::size_t r = 0; r < spec.table.rows.size(); ++r)
      for (std::size_t f = 0; f < factors.size(); ++f)
        design.values(r, f) = number_of(spec.table.rows[r][f].text, factors[f]);
    return design;
  }
  design.values = Matrix(design.positions.rows(), factors.size());
  for (std::size_t r = 0; r < design.values.rows(); ++r)
    for (std::size_t f = 0; f < factors.size(); ++f)
      design.values(r, f) = factors[f].value(design.positions(r, f));
  return design;
} catch (InputError const& error) {
  auto fault = error.faults().front();
  fault.where = spec.where;
  throw InputError(fault);
}

void take_values_of_table(CsvTable const& table, std::vector<FactorSpec>& factors, Diagnostics& diagnostics) {
  if (!table.readable) return;
  for (std::size_t f = 0; f < factors.size(); ++f) {
    auto& factor = factors[f];
    if (factor.distribution || !factor.values.empty()) {
      diagnostics.add(factor.spread_where, factor.path + ": a range or values", "the design's file gives its values",
                      "leave it out");
      continue;
    }
    std::set<std::string> seen;
    for (auto const& row : table.rows) {
      auto const& cell = row[f];
      if (cell.text.empty())
        diagnostics.add(table.place(cell, f), factor.path + ": empty", "every point needs a value", "fill it in");
      else if (seen.insert(cell.text).second)
        factor.values.push_back({value_of(cell.text), table.place(cell, f)});
    }
  }
}

}  // namespace convene
