#include "engine/experiments/study/prepare_study.hpp"

#include <algorithm>

#include "engine/assembly/catalogue.hpp"
#include "engine/assembly/validate.hpp"
#include "engine/experiments/run.hpp"
#include "engine/scenario/load.hpp"
#include "engine/scenario/names.hpp"

namespace convene {
namespace {

void check_names(std::vector<PlacedText> const& given, std::vector<std::string> const& known, std::string const& what,
                 std::string const& why, std::string const& otherwise, Diagnostics& diagnostics) {
  for (auto const& [name, where] : given)
    if (std::find(known.begin(), known.end(), name) == known.end())
      diagnostics.add(where, what + " = \"" + name + '"', why,
                      did_you_mean(name, known, otherwise));
}

void take_table(PreparedStudy& study, Diagnostics& diagnostics) {
  if (study.spec.design && study.spec.design->kind == DesignKind::csv)
    take_values_of_table(study.spec.design->table, study.spec.factors, diagnostics);
}

void narrow(PreparedStudy& study, std::optional<int> replications, Diagnostics& diagnostics) {
  std::vector<std::string> strategies, measures;
  for (auto const& strategy : study.scenario.strategies) strategies.push_back(strategy.name);
  for (auto const& measure : measures_of(study.scenario.setting)) measures.push_back(measure.info.id);
  check_names(study.spec.strategies, strategies, "strategies", "the scenario has no such strategy",
              "it has " + listed(strategies), diagnostics);
  check_names(study.spec.measures, measures, "measures", "not in the catalogue",
              "`convene describe --measures` lists them", diagnostics);
  if (!diagnostics.ok()) return;
  RunOptions asked;
  for (auto const& [name, where] : study.spec.strategies) asked.strategies.push_back(name);
  asked.replications = replications ? replications : study.spec.replications;
  asked.seed = study.spec.seed;
  study.scenario = asked_for(study.scenario, asked);
}

/// What study and scenario say of each other.
void complete(PreparedStudy& study, StudyOptions const& options, Diagnostics& diagnostics) {
  validate(study.scenario, diagnostics);
  take_table(study, diagnostics);
  // Of a scenario that could not be read, no strategy and no factor is known: that is its fault, not theirs.
  if (study.scenario.strategies.empty()) return;
  narrow(study, options.replications, diagnostics);
  study.factors = resolve_factors(study.spec.factors, study.scenario, diagnostics);
}

PreparedStudy finished(PreparedStudy study, Diagnostics const& diagnostics) {
  if (!diagnostics.ok()) throw InputError(diagnostics);
  if (study.spec.design) study.design = make_design(*study.spec.design, study.factors);
  return study;
}

}  // namespace

PreparedStudy prepare_study(std::string const& path, StudyOptions const& options) {
  Diagnostics diagnostics;
  PreparedStudy study;
  study.spec = load_study(path, diagnostics, options.design, options.own_tables);
  if (!study.spec.scenario.empty()) {
    study.scenario = load_scenario(study.spec.scenario, diagnostics);
    complete(study, options, diagnostics);
  }
  return finished(std::move(study), diagnostics);
}

PreparedStudy prepare_study_texts(std::map<std::string, std::string> const& study_files,
                                  std::map<std::string, std::string> const& scenario_files,
                                  StudyOptions const& options) {
  Diagnostics diagnostics;
  PreparedStudy study;
  study.spec = load_study_texts(study_files, diagnostics, options.design, options.own_tables);
  study.scenario = load_scenario_texts(scenario_files, diagnostics);
  complete(study, options, diagnostics);
  return finished(std::move(study), diagnostics);
}

Scenario scenario_at(PreparedStudy const& study, std::size_t design_point) {
  return apply_factors(study.scenario, study.factors, study.design->values.row(design_point));
}

}  // namespace convene
