#include "engine/experiments/study/factor.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/check.hpp"
#include "engine/experiments/study/factor_maker.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/number_text.hpp"

namespace convene {
namespace {

/// Paths that a slip of the pen may have meant: all targets, and of its roster the named rows and columns beside it.
std::vector<std::string> near_paths(std::string const& path, FactorTargets const& targets, Scenario const& scenario) {
  std::vector<std::string> paths;
  auto const first = path.find('.'), last = path.rfind('.');
  for (auto const& [known, target] : targets) {
    paths.push_back(known);
    if (first == last || !target.column || !known.starts_with(path.substr(0, first + 1))) continue;
    auto const column = known.substr(first);
    if (column == path.substr(last))
      for (auto const& name : row_names(*target.column, scenario)) paths.push_back(path.substr(0, first + 1) + name + column);
    else if (find_target(targets, scenario, path.substr(0, last) + column))
      paths.push_back(path.substr(0, last) + column);
  }
  return paths;
}

}  // namespace

std::string Factor::text(double value) const {
  if (words.empty()) return number_text(value);
  auto const place = static_cast<std::size_t>(value);
  return place < words.size() ? words[place] : number_text(value);
}

std::vector<Factor> resolve_factors(std::vector<FactorSpec> const& specs, Scenario const& scenario,
                                    Diagnostics& diagnostics) {
  auto const targets = factor_targets(scenario);
  std::vector<Factor> factors;
  UniqueNames names;
  for (auto const& spec : specs) {
    if (spec.path.empty()) continue;  // said already
    auto const found = find_target(targets, scenario, spec.path);
    if (!found) {
      diagnostics.add(spec.where, "path = \"" + spec.path + '"', "nothing in this scenario has this path",
                      did_you_mean(spec.path, near_paths(spec.path, targets, scenario),
                                   "`convene describe SCENARIO --factors` lists what can vary"));
      continue;
    }
    auto const& needs = found->needs;
    bool const is_needed = std::any_of(specs.begin(), specs.end(), [&](auto const& s) { return s.path == needs; });
    if (!needs.empty() && !is_needed) {
      diagnostics.add(spec.where, "path = \"" + spec.path + '"', "the strategy does not have this lever",
                      "give it the lever, or add a [[factor]] with path = \"" + needs + '"');
      continue;
    }
    auto factor = FactorMaker{spec, *found, scenario, diagnostics}.make();
    if (factor && names.add(factor->name, "path = \"" + spec.path + '"', spec.where, diagnostics))
      factors.push_back(std::move(*factor));
  }
  return factors;
}

Scenario apply_factors(Scenario const& scenario, std::span<Factor const> factors, std::span<double const> values) {
  CONVENE_CHECK(factors.size() == values.size());
  auto changed = scenario;
  std::vector<std::size_t> order(factors.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return factors[a].turn() < factors[b].turn(); });
  for (auto const f : order) factors[f].set(changed, values[f]);
  return changed;
}

}  // namespace convene
