#include "engine/experiments/uncertainty/prepare_draws.hpp"

#include <algorithm>

#include "engine/assembly/simulation.hpp"
#include "engine/core/check.hpp"
#include "engine/experiments/design/refuse.hpp"

namespace convene {

PreparedStudy prepare_draws(Scenario const& scenario) {
  CONVENE_CHECK(scenario.uncertainty.draws > 1);
  Simulation const simulation{scenario};
  auto const& grades = scenario.uncertainty.grades;
  PreparedStudy study;
  for (auto const& parameter : simulation.parameters()) {
    auto const own = scenario.uncertainty.ranges.find(parameter.path);
    bool const has_own = own != scenario.uncertainty.ranges.end();
    bool const is_choice = parameter.source == "switch" || parameter.source == "roster";  // of the model, or of what a roster's column means
    bool const graded = !is_choice && std::find(grades.begin(), grades.end(), parameter.grade) != grades.end();
    if ((!graded && !has_own) || scenario.parameters.contains(parameter.path)) continue;
    FactorSpec factor;
    factor.path = parameter.path;
    if (has_own) {
      factor.distribution.emplace();
      factor.distribution->low = own->second.low, factor.distribution->high = own->second.high;
      factor.where = factor.spread_where = own->second.where;
    }
    study.spec.factors.push_back(std::move(factor));
  }
  if (study.spec.factors.empty())
    refuse("[uncertainty]", "no parameter that the scenario reads has these grades and is not given", "name other grades");
  study.scenario = scenario;
  study.spec.on_failure = FailurePolicy::skip;
  study.spec.design.emplace();
  study.spec.design->kind = DesignKind::draws;
  study.spec.design->size = static_cast<std::size_t>(scenario.uncertainty.draws);
  study.spec.design->seed = scenario.seed;
  Diagnostics diagnostics;
  study.factors = resolve_factors(study.spec.factors, scenario, diagnostics);
  if (!diagnostics.ok()) throw InputError(diagnostics);
  study.design = make_design(*study.spec.design, study.factors);
  return study;
}

}  // namespace convene
