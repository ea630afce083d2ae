#include "engine/experiments/calibration/calibration_study.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>

#include "engine/assembly/catalogue.hpp"
#include "engine/scenario/file_text.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/roster.hpp"
#include "engine/scenario/section.hpp"
#include "engine/store/scenario_record.hpp"

namespace convene {
namespace {

PlacedText read_options(Section& root, CalibrationOptions& options) {
  auto const* const entry = root.any("calibrate", Need::required) ? root.table("calibrate") : nullptr;
  if (!entry) return {};
  Section s{entry->value, entry->where, "[calibrate]", root.diagnostics()};
  auto const file = s.text("targets", Need::required);
  Where const where = file ? s.any("targets")->value.where : s.where();
  options.method = static_cast<CalibrationMethod>(s.choice("method", {"abc_smc", "cma_es"}).value_or(0));
  options.tolerance = s.number("tolerance", 0, 1e6).value_or(options.tolerance);
  options.keep = s.number("keep", 0.05, 0.95).value_or(options.keep);
  auto const whole = [&](char const* key, std::int64_t low, std::int64_t high, auto fallback) {
    return static_cast<decltype(fallback)>(s.whole(key, low, high).value_or(static_cast<std::int64_t>(fallback)));
  };
  options.particles = whole("particles", 10, 100'000, options.particles);
  options.attempts = whole("attempts", 10, 100'000'000, options.attempts);
  options.generations = whole("generations", 1, 100'000, options.generations);
  options.population = whole("population", 5, 10'000, options.population);
  options.seed = whole("seed", 0, 0xffff'ffff, options.seed);
  s.finish();
  return {file.value_or(""), where};
}

std::vector<RosterColumn> columns() {
  return {{"target", Need::required}, {"measure", Need::required}, {"value", Need::required},
          {"sd", Need::required},     {"strategy"},                {"week"},
          {"per"},                       
          {"from_week"},              {"source"}};
}

void read_targets(CsvTable const& table, CalibrationStudy& out, Diagnostics& diagnostics) {
  auto const& scenario = out.study.scenario;
  std::vector<std::string> strategies, measures;
  for (auto const& strategy : scenario.strategies) strategies.push_back(strategy.name);
  for (auto const& measure : measures_of(scenario.setting)) measures.push_back(measure.info.id);
  Roster const roster{table, columns(), diagnostics};
  UniqueNames names{"target:"};
  for (std::size_t i = 0; i < roster.size(); ++i) {
    RosterRow const row{roster, i};
    CalibrationTarget target;
    target.name = row.text("target");
    names.add(target.name, "target = " + target.name, row.place(), diagnostics);
    target.value = row.number("value", -1e300).value_or(std::numeric_limits<double>::quiet_NaN());
    target.sd = row.number("sd", 0).value_or(0);
    if (target.sd == 0) row.refuse("sd", "must be above 0", "say how far off the number may well be");
    PointReading reading;
    auto const measure = row.text("measure");
    if (std::find(measures.begin(), measures.end(), measure) == measures.end())
      row.refuse("measure", "not in the catalogue", did_you_mean(measure, measures, "`convene describe --measures` lists them"));
    reading.measures = {measure};
    reading.per = row.text("per");
    if (!reading.per.empty() && std::find(measures.begin(), measures.end(), reading.per) == measures.end())
      row.refuse("per", "not in the catalogue", did_you_mean(reading.per, measures, "`convene describe --measures` lists them"));
    auto const strategy = row.text("strategy").empty() ? scenario.baseline : row.text("strategy");
    auto const found = std::find(strategies.begin(), strategies.end(), strategy);
    if (found == strategies.end())
      row.refuse("strategy", "the study has no such strategy", did_you_mean(strategy, strategies, "known are " + listed(strategies)));
    else
      reading.strategy = static_cast<std::size_t>(found - strategies.begin());
    reading.week = row.whole("week", 1, scenario.horizon_weeks).value_or(scenario.horizon_weeks);
    reading.from_week = row.whole("from_week", 0, reading.week - 1).value_or(0);
    out.targets.push_back(std::move(target));
    out.readings.push_back(std::move(reading));
    out.sources.push_back(row.text("source"));
  }
  if (roster.size() == 0 && diagnostics.ok())
    diagnostics.add({table.file, 1, 1}, "no target", "a calibration needs something to come near", "add rows");
}

}  // namespace

CalibrationStudy prepare_calibration(std::string const& path) {
  CalibrationStudy out;
  PlacedText file;
  StudyOptions options;
  options.design = DesignNeed::optional;
  options.own_tables = [&](Section& root) { file = read_options(root, out.options); };
  out.study = prepare_study(path, options);
  Diagnostics diagnostics;
  auto const name = (std::filesystem::path(path).parent_path() / file.text).lexically_normal().string();
  auto const text = read_text_file(name);
  out.study.spec.files["targets.csv"] = text;
  auto const table = read_csv(text, name, diagnostics);
  if (table.readable) read_targets(table, out, diagnostics);
  for (auto const& factor : out.study.factors) {
    if (!factor.words.empty() || !factor.levels.empty())
      diagnostics.add({path, 1, 1}, "factor " + factor.path, "has values of its own; a calibration moves smoothly", "give it a range");
    out.parameters.push_back({factor.path, factor.units, factor.low, factor.high, [factor](double place) { return factor.value(place); }});
  }
  if (static_cast<double>(out.options.attempts) * out.study.scenario.replications > 1e9)
    diagnostics.add({path, 1, 1}, "[calibrate] attempts", "times replications is more futures than there are", "keep below 1e9");
  if (!diagnostics.ok()) throw InputError(diagnostics);
  return out;
}

Matrix means_of(std::vector<Matrix> const& lived) {
  Matrix result;
  for (auto const& one : lived) {
    std::vector<double> means(one.columns(), 0.0);
    for (std::size_t r = 0; r < one.rows(); ++r)
      for (std::size_t i = 0; i < means.size(); ++i) means[i] += one(r, i);
    for (double& mean : means) mean /= static_cast<double>(one.rows());
    result.append(means);
  }
  return result;
}

Simulate lived_by(PointObserver const& observer, std::size_t replications) {
  return [&observer, replications](Matrix const& values, Futures futures) {
    std::vector<std::size_t> first(values.rows(), 0);
    if (futures.own) std::iota(first.begin(), first.end(), futures.first + 1);
    for (auto& each : first) each *= replications;
    return means_of(observer.observe(values, first, replications));
  };
}

Study journal_study(CalibrationStudy const& study) {
  std::vector<std::string> asked, seen;
  for (auto const& factor : study.study.factors) asked.push_back(factor.path);
  asked.push_back("replication");
  for (auto const& target : study.targets) seen.push_back(target.name);
  std::map<std::string, std::string> hangs_on{{"search", "calibrate"}};
  for (auto const& [name, text] : study.study.spec.files) hangs_on["study/" + name] = text;
  return journal_study(study.study.scenario, std::move(asked), std::move(seen), hangs_on);
}

Calibration run_calibration(CalibrationStudy const& study, int threads, std::atomic<bool> const* stop, Journal* journal) {
  PointObserver const observer(study.study.scenario, study.study.factors, study.readings, threads, stop, journal);
  auto const replications = static_cast<std::size_t>(study.study.scenario.replications);
  return calibrate(study.parameters, study.targets, lived_by(observer, replications), study.options);
}

ResultSet posterior_results(CalibrationStudy const& study, Calibration const& found) {
  ResultSet set;
  auto const particles = found.values.rows();
  Dimension particle{"particle", particles, {}, {}, "1", "parameter values that agree with the targets"};
  particle.values.resize(particles);
  std::iota(particle.values.begin(), particle.values.end(), 0);
  Dimension parameter{"parameter", study.parameters.size(), {}, {}, "1", "what was sought"};
  Dimension target{"target", study.targets.size(), {}, {}, "1", "what the model should come near"};
  for (auto const& p : study.parameters) parameter.labels.push_back(p.path);
  for (auto const& t : study.targets) target.labels.push_back(t.name);
  set.dimensions = {particle, parameter, target};
  auto const cells = [](Matrix const& m) { return std::vector<double>(m.cells().begin(), m.cells().end()); };
  set.variables.push_back({"value", {"particle", "parameter"}, cells(found.values), "1", "value of the parameter, in its own unit", {}});
  set.variables.push_back({"weight", {"particle"}, found.posterior.weights, "1", "weight of the particle; all add up to 1", {}});
  set.variables.push_back({"distance", {"particle"}, found.posterior.distances, "1", "root mean square of the targets' misfits, in their sd", {}});
  set.variables.push_back({"simulated", {"particle", "target"}, cells(found.simulated), "1", "what the particle leads to", {}});
  for (std::size_t f = 0; f < study.study.factors.size(); ++f) {  // each by its own name, with its unit
    std::vector<double> column(particles);
    for (std::size_t i = 0; i < particles; ++i) column[i] = found.values(i, f);
    auto const& factor = study.study.factors[f];
    bool const taken = set.find(factor.name) != nullptr;
    set.variables.push_back({factor.name + (taken ? "_factor" : ""), {"particle"}, std::move(column), factor.units, factor.meaning, {{"path", factor.path}}});
  }
  std::vector<double> observed, sd, low, high, left;
  for (auto const& t : study.targets) observed.push_back(t.value), sd.push_back(t.sd);
  for (std::size_t p = 0; p < study.parameters.size(); ++p) {
    low.push_back(study.parameters[p].low), high.push_back(study.parameters[p].high);
    left.push_back(found.parameters[p].left);
  }
  set.variables.push_back({"observed", {"target"}, observed, "1", "the target", {}});
  set.variables.push_back({"observed_sd", {"target"}, sd, "1", "how far off it may well be", {}});
  set.variables.push_back({"source", {"target"}, study.sources, "1", "where the target comes from", {}});
  set.variables.push_back({"prior_low", {"parameter"}, low, "1", "least value", {}});
  set.variables.push_back({"prior_high", {"parameter"}, high, "1", "largest value", {}});
  set.variables.push_back({"variance_left", {"parameter"}, left, "1", "variance left, as a share of the prior's", {}});
  set.attributes["title"] = study.study.spec.title.empty() ? study.study.scenario.title : study.study.spec.title;
  set.attributes["setting"] = to_string(study.study.scenario.setting);
  set.attributes["created"] = to_string(study.study.scenario.start);
  set.attributes["method"] = found.method == CalibrationMethod::abc_smc ? "abc_smc" : "cma_es";
  set.attributes["tolerance"] = number_text(found.posterior.tolerance);
  set.attributes["tolerance_reached"] = found.posterior.reached ? "yes" : "no";
  set.attributes["runs"] = std::to_string(found.runs);
  set.attributes["replications"] = std::to_string(study.study.scenario.replications);
  set.provenance["seed"] = std::to_string(study.study.scenario.seed);
  record_scenario(set, study.study.scenario);
  for (auto const& [name, text] : study.study.spec.files) set.provenance["study/" + name] = text;
  return set;
}

}  // namespace convene
