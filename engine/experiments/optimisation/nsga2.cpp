#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <pagmo/algorithm.hpp>
#include <pagmo/algorithms/nsga2.hpp>
#include <pagmo/batch_evaluators/member_bfe.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problem.hpp>

#include "engine/experiments/design/refuse.hpp"
#include "engine/experiments/optimisation/pareto.hpp"

namespace convene {
namespace {

constexpr double beyond = 1e100;  ///< no objective is as large

/// The problem as pagmo wants it: whole numbers last, limits folded into the objectives.
struct FoldedProblem {
  std::shared_ptr<ParetoProblem const> problem;
  std::vector<std::size_t> order;  ///< pagmo's place -> variable
  std::size_t whole = 0;

  Matrix settings(std::span<double const> decisions) const {
    auto const n = order.size();
    Matrix result(decisions.size() / n, n);
    for (std::size_t i = 0; i < decisions.size(); ++i) result(i / n, order[i % n]) = decisions[i];
    return result;
  }

  pagmo::vector_double batch_fitness(pagmo::vector_double const& decisions) const {
    Matrix const points = settings(decisions);
    auto const found = problem->evaluate(points);
    CONVENE_CHECK(found.objectives.rows() == points.rows() &&
                  found.objectives.columns() == problem->objectives);
    pagmo::vector_double fitness(found.objectives.cells().begin(), found.objectives.cells().end());
    for (std::size_t i = 0; i < points.rows(); ++i) {
      auto const row = std::span(fitness).subspan(i * problem->objectives, problem->objectives);
      double const violation = found.violation.empty() ? 0 : found.violation[i];
      if (!std::ranges::all_of(row, [](double x) { return std::isfinite(x); }) || !std::isfinite(violation))
        std::ranges::fill(row, beyond * beyond);
      else if (violation > 0)
        std::ranges::fill(row, beyond * (1 + violation));
    }
    return fitness;
  }

  pagmo::vector_double fitness(pagmo::vector_double const& x) const { return batch_fitness(x); }
  pagmo::vector_double::size_type get_nobj() const { return problem->objectives; }
  pagmo::vector_double::size_type get_nix() const { return whole; }
  std::pair<pagmo::vector_double, pagmo::vector_double> get_bounds() const {
    std::pair<pagmo::vector_double, pagmo::vector_double> bounds;
    for (auto const v : order) {
      bounds.first.push_back(problem->variables[v].low);
      bounds.second.push_back(problem->variables[v].high);
    }
    return bounds;
  }
};

void check(ParetoProblem const& problem, ParetoOptions const& options) {
  if (problem.variables.empty() || problem.objectives < 2)
    refuse("a search for compromises", "it needs variables, and two objectives to weigh", "name them");
  for (auto const& v : problem.variables)
    if (!(v.low < v.high) || (v.whole && (std::floor(v.low) != v.low || std::floor(v.high) != v.high)))
      refuse("a variable's range", "its end must be above its beginning, and whole numbers have whole ends",
             "mend it");
  if (options.population < 8 || options.population % 4 != 0)
    refuse("a population of " + std::to_string(options.population),
           "NSGA-II pairs members by fours, from 8 up", "use 100");
}

}  // namespace

ParetoSet nsga2(ParetoProblem const& problem, ParetoOptions const& options) {
  check(problem, options);
  FoldedProblem folded{std::make_shared<ParetoProblem const>(problem), {}, 0};
  folded.order.resize(problem.variables.size());
  std::iota(folded.order.begin(), folded.order.end(), std::size_t{0});
  std::ranges::stable_partition(folded.order, [&](std::size_t v) { return !problem.variables[v].whole; });
  folded.whole = static_cast<std::size_t>(std::ranges::count_if(problem.variables, &DecisionVariable::whole));

  pagmo::bfe const batches{pagmo::member_bfe{}};
  pagmo::population population(pagmo::problem(folded), batches, options.population, options.seed);
  pagmo::nsga2 search(options.generations, 0.9, 15.0, 1.0 / static_cast<double>(problem.variables.size()),
                      20.0, options.seed);
  search.set_bfe(batches);
  population = search.evolve(population);

  Matrix settings, objectives;
  for (std::size_t i = 0; i < population.size(); ++i) {
    auto const& f = population.get_f()[i];
    if (std::ranges::any_of(f, [](double x) { return x >= beyond; })) continue;
    objectives.append(f);
    settings.append(folded.settings(population.get_x()[i]).row(0));
  }
  auto members = non_dominated(objectives);
  std::ranges::stable_sort(members, {}, [&](std::size_t i) { return objectives(i, 0); });
  ParetoSet set;
  set.evaluations = population.get_problem().get_fevals();
  for (auto const i : members) {
    set.settings.append(settings.row(i));
    set.objectives.append(objectives.row(i));
  }
  return set;
}

}  // namespace convene
