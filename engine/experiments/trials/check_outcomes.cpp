#include "engine/assembly/catalogue.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/experiments/trials/reenact.hpp"

namespace convene {
namespace {

void check_measure(TrialOutcome const& outcome, std::string const& id, Where const& where, std::vector<Measure> const& measures,
                   Diagnostics& diagnostics) {
  auto const what = "outcome " + outcome.id + ": measure '" + id + "'";
  std::vector<std::string> known;
  for (auto const& measure : measures) {
    if (!measure.by_clinic()) continue;
    known.push_back(measure.info.id);
    if (known.back() != id) continue;
    if (!outcome.per.empty() && measure.info.kind != MeasureKind::flow)
      diagnostics.add(where, what, "a rate is of two counts, and this is no count of a week", "name measures of the kind flow");
    return;
  }
  auto const near = nearest(id, known);
  diagnostics.add(where, what, "none of this name is recorded by clinic",
                  near.empty() ? "`convene describe --measures` lists measures" : "did you mean '" + near + "'?");
}

}  // namespace

void check_outcomes(Trial const& trial, Diagnostics& diagnostics) {
  auto const measures = measures_of(trial.setting);
  for (auto const& outcome : trial.outcomes) {
    if (outcome.measure != TrialMeasure::recorded) continue;
    if (!outcome.recorded.empty()) check_measure(outcome, outcome.recorded, outcome.recorded_where, measures, diagnostics);
    if (!outcome.per.empty()) check_measure(outcome, outcome.per, outcome.per_where, measures, diagnostics);
  }
}

}  // namespace convene
