#include "engine/experiments/calibration/cma_es.hpp"

#include <cmath>
#include <limits>
#include <memory>
#include <pagmo/algorithm.hpp>
#include <pagmo/algorithms/cmaes.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problem.hpp>

#include "engine/experiments/design/refuse.hpp"

namespace convene {
namespace {

struct Search {
  DecisionVariables variables;
  std::function<double(std::span<double const>)> objective;
  Minimum best{{}, std::numeric_limits<double>::infinity(), 0};
};

/// The problem as pagmo wants it: over the unit cube. Copies share what was found.
struct UnitProblem {
  std::shared_ptr<Search> search;

  pagmo::vector_double fitness(pagmo::vector_double const& x) const {
    std::vector<double> at(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      auto const& v = search->variables[i];
      at[i] = v.low + (v.high - v.low) * x[i];
    }
    double value = search->objective(at);
    ++search->best.evaluations;
    if (!std::isfinite(value)) value = 1e300;
    if (value < search->best.value) {
      search->best.value = value;
      search->best.at = at;
    }
    return {value};
  }

  std::pair<pagmo::vector_double, pagmo::vector_double> get_bounds() const {
    auto const n = search ? search->variables.size() : 1;
    return {pagmo::vector_double(n, 0.0), pagmo::vector_double(n, 1.0)};
  }
};

}  // namespace

Minimum cma_es(DecisionVariables const& variables,
               std::function<double(std::span<double const>)> const& objective, CmaEsOptions const& options) {
  if (variables.empty()) refuse("a search over no variables", "there is nothing to turn", "name some");
  for (auto const& v : variables) {
    if (v.whole)
      refuse("a whole-number variable in CMA-ES", "it only moves smoothly", "use NSGA-II for levers");
    if (!(v.low < v.high)) refuse("a variable's range", "its end must be above its beginning", "widen it");
  }
  if (options.population < 5) refuse("a population of fewer than 5", "its covariance cannot adapt", "use 20");
  auto const search = std::make_shared<Search>(Search{variables, objective});
  pagmo::population population(pagmo::problem(UnitProblem{search}), options.population, options.seed);
  pagmo::algorithm const algorithm(pagmo::cmaes(options.generations, -1, -1, -1, -1, options.spread, 1e-12,
                                                1e-12, false, true, options.seed));
  algorithm.evolve(population);
  return search->best;
}

}  // namespace convene
