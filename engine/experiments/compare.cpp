#include "engine/experiments/compare.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/diagnostics.hpp"
#include "engine/experiments/futures.hpp"
#include "engine/experiments/parts.hpp"
#include "engine/experiments/series.hpp"
#include "engine/store/results_file.hpp"

namespace convene {
namespace {

std::string attribute(ResultSet const& results, std::string const& name) {
  auto const found = results.attributes.find(name);
  return found == results.attributes.end() ? std::string{} : found->second;
}

std::string remedy(std::string const& word, std::vector<std::string> const& known) {
  auto const near = nearest(word, known);
  if (!near.empty()) return "did you mean '" + near + "'?";
  std::string list;
  for (auto const& name : known) list += (list.empty() ? "name one of: " : ", ") + name;
  return list;
}

Series measure_asked_for(ResultSet const& results, std::string const& measure) {
  auto const series = Series::find(results, measure.empty() ? "outcome" : measure);
  if (series) return *series;
  if (measure.empty())
    throw InputError(Fault{{},
                           "no variable outcome(strategy, replication, week)",
                           "nothing to compare",
                           "name a measure with --measure"});
  std::vector<std::string> known;
  for (auto const& variable : results.variables)
    if (Series::find(results, variable.name)) known.push_back(variable.name);
  throw InputError(
      Fault{{}, "measure '" + measure + "'", "the results do not hold it", remedy(measure, known)});
}

std::size_t baseline_asked_for(ResultSet const& results, std::string const& asked) {
  auto const& names = results.dimension("strategy").labels;
  auto const named = asked.empty() ? attribute(results, "baseline") : asked;
  for (std::size_t s = 0; s < names.size(); ++s)
    if (names[s] == named) return s;
  if (asked.empty()) return 0;  // the run may have left the scenario's own baseline out
  throw InputError(
      Fault{{}, "baseline '" + asked + "'", "no such strategy in the results", remedy(asked, names)});
}

/// Replications whose value is there for every strategy.
Kept finished_by_all(Totals const& totals) {
  Kept kept;
  for (std::size_t r = 0; r < totals.replications(); ++r) {
    bool finished = true;
    for (std::size_t s = 0; s < totals.strategies(); ++s) finished = finished && !std::isnan(totals.at(s, r));
    if (finished) kept.push_back(r);
  }
  return kept;
}

Estimate at_start(ResultSet const& results, Kept const& kept, double confidence) {
  auto const* start = results.find("outcome_at_start");
  if (!start || start->dimensions != std::vector<std::string>{"replication"}) return {};
  auto const* values = std::get_if<std::vector<double>>(&start->cells);
  if (!values || values->size() != results.dimension("replication").size) return {};
  return estimate(keep(*values, kept), confidence);
}

/// "policy:content" by strategy, in order, separated by ';'.
void add_policies(Comparison& c, std::string const& list) {
  std::size_t at = 0;
  for (auto& strategy : c.strategies) {
    if (at >= list.size()) return;
    auto const end = std::min(list.find(';', at), list.size());
    auto const word = list.substr(at, end - at);
    auto const colon = word.find(':');
    if (colon != std::string::npos) strategy.policy = word.substr(0, colon), strategy.content = word.substr(colon + 1);
    at = end + 1;
  }
}

void add_information(Comparison& c) {
  for (auto const& pair : c.pairs) {
    auto const& [a, b] = std::pair{c.strategies[pair.first], c.strategies[pair.second]};
    if (a.content.empty() || a.content != b.content) continue;
    bool const first_knows = a.policy == "perfect_information" && b.policy == "benefit_per_hour";
    bool const second_knows = b.policy == "perfect_information" && a.policy == "benefit_per_hour";
    if (!first_knows && !second_knows) continue;
    InformationWorth worth{first_knows ? pair.second : pair.first, first_knows ? pair.first : pair.second, pair.difference};
    worth.worth.mean *= c.sign() * (first_knows ? 1 : -1);
    c.information = worth;
    return;
  }
}

}  // namespace

std::vector<double> keep(std::vector<double> const& values, Kept const& kept) {
  std::vector<double> result;
  result.reserve(kept.size());
  for (auto const r : kept) result.push_back(values[r]);
  return result;
}

namespace {

bool is_swept(ResultSet const& results) {
  return std::any_of(results.dimensions.begin(), results.dimensions.end(),
                     [](Dimension const& d) { return d.name == "design_point"; });
}

bool is_drawn(ResultSet const& results) { return attribute(results, "design_kind") == to_string(DesignKind::draws); }

/// `results` by replication, or by future; `draws` of a run with [uncertainty].
Comparison compare_trials(ResultSet const& results, std::optional<SweepResults> const& draws, CompareOptions const& options) {
  require_comparable(results);
  auto const series = measure_asked_for(results, options.measure);
  auto const totals = series.totals();

  Comparison comparison;
  comparison.title = attribute(results, "title");
  comparison.setting = attribute(results, "setting");
  comparison.currency = attribute(results, "currency");
  comparison.content_sha256 = attribute(results, "content_sha256");
  comparison.judgement = attribute(results, "grade_e_parameters");
  comparison.drawn = attribute(results, "drawn_columns");
  if (auto const futures = attribute(results, "futures"); !futures.empty()) comparison.replications_in_future = std::stoul(futures);
  comparison.measure = series.info();
  auto const id = series.attribute("measure");
  if (!id.empty()) comparison.measure.id = id;
  comparison.weeks = static_cast<int>(results.dimension("week").size);
  comparison.confidence = options.confidence;
  comparison.baseline = baseline_asked_for(results, options.baseline);
  for (auto const& name : results.dimension("strategy").labels)
    comparison.strategies.emplace_back().name = name;

  auto const kept = draws ? complete_draws(*draws) : finished_by_all(totals);
  if (kept.empty())
    throw InputError(Fault{{},
                           draws ? "no draw was finished in every run" : "no replication was finished by every strategy",
                           "nothing to compare",
                           "run it again without stopping it"});
  comparison.replications = kept.size();
  comparison.unfinished = totals.replications() - kept.size();
  auto const primary = Series::find(results, "outcome");
  if (primary && (options.measure.empty() || primary->attribute("measure") == options.measure))
    comparison.start = at_start(results, kept, options.confidence);

  judge(comparison, totals, kept);
  if (draws) add_under_draws(comparison, *draws, kept);
  add_policies(comparison, attribute(results, "strategy_policies"));
  add_information(comparison);
  add_robustness(comparison, totals, kept, options.aim);
  add_resources(comparison, results, kept);
  add_economics(comparison, results, totals, kept);
  add_capacity(comparison, results, kept);
  if (draws) comparison.under_draws->grades = attribute(results, "drawn_grades");
  return comparison;
}

}  // namespace

Comparison compare(ResultSet const& given, CompareOptions const& options) {
  if (!is_swept(given)) return compare_trials(given, {}, options);
  std::optional<SweepResults> draws;
  if (is_drawn(given)) draws = sweep_of(given, options.measure);
  return compare_trials(by_future(given), draws, options);
}

Comparison compare_file(std::string const& path, CompareOptions const& options) {
  auto const shell = read_part(path, [](std::string const&) { return false; });
  auto results = is_swept(shell) ? read_by_future(path) : read_results(path);
  results.attributes["content_sha256"] = stored_hash(path);
  std::optional<SweepResults> draws;
  if (is_drawn(shell)) draws = read_sweep(path, options.measure);
  return compare_trials(results, draws, options);
}

}  // namespace convene
