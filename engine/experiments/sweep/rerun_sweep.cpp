#include "engine/experiments/sweep/rerun_sweep.hpp"

#include <bit>
#include <cstdint>

#include "engine/experiments/design/refuse.hpp"
#include "engine/experiments/rerun.hpp"
#include "engine/experiments/sweep/simulated_sweep.hpp"
#include "engine/experiments/sweep/sweep_results.hpp"
#include "engine/experiments/uncertainty/prepare_draws.hpp"
#include "engine/store/scenario_record.hpp"

namespace convene {
namespace {

PreparedStudy recorded_draws(ResultSet const& results) {
  auto scenario = recorded_question(results);
  scenario.uncertainty.draws = static_cast<int>(results.dimension("design_point").size);
  scenario.replications = static_cast<int>(results.dimension("replication").size);
  return prepare_draws(scenario);
}

PreparedStudy recorded_study(ResultSet const& results) {
  auto const kind = results.attributes.find("design_kind");
  if (kind != results.attributes.end() && kind->second == to_string(DesignKind::draws)) return recorded_draws(results);
  std::map<std::string, std::string> files;
  std::string const prefix = "study/";
  for (auto const& [name, text] : results.provenance)
    if (name.starts_with(prefix)) files[name.substr(prefix.size())] = text;
  if (files.empty()) refuse("no study in the file", "it was not made by `convene sweep` and `merge`", "sweep again");
  StudyOptions options;
  options.replications = static_cast<int>(results.dimension("replication").size);
  return prepare_study_texts(files, recorded_scenario(results), options);
}

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

}  // namespace

std::vector<std::string> rerun_of_sweep(ResultSet const& results, std::size_t run) {
  auto study = recorded_study(results);
  if (study.design->values != sweep_of(results).values)
    refuse("the points of the file", "its study, or its scenario, gives others now", "use the version of the engine that made it");
  auto const model = simulated_sweep(std::move(study));
  auto const replications = results.dimension("replication").size, strategies = results.dimension("strategy").size;
  auto const runs = run_count(model.study);
  if (run >= runs) refuse("run " + std::to_string(run), "the file does not hold it", "it holds 0 to " + std::to_string(runs - 1));
  std::vector<std::size_t> const strategy{run / replications % strategies};
  auto const point = run / replications / strategies;
  auto const row = model.prepare(point)({point, run % replications, strategy}, serial_for).front();
  std::vector<std::string> differ;
  std::size_t offset = 0;
  for (auto const& column : model.study.columns) {
    auto const length = model.study.frame.length(column);
    auto const* held = results.find(column.name);
    auto const* cells = held ? std::get_if<std::vector<double>>(&held->cells) : nullptr;
    bool same = cells && cells->size() == runs * length;
    for (std::size_t i = 0; same && i < length; ++i) same = same_bits((*cells)[run * length + i], row[offset + i]);
    if (!same) differ.push_back(column.name);
    offset += length;
  }
  return differ;
}

}  // namespace convene
