#include "engine/experiments/sweep/sweep_results.hpp"

#include <algorithm>
#include <sstream>

#include "engine/core/diagnostics.hpp"
#include "engine/experiments/design/refuse.hpp"
#include "engine/scenario/names.hpp"
#include "engine/store/results_file.hpp"

namespace convene {
namespace {

std::vector<std::string> const run_axes{"design_point", "strategy", "replication"};

bool is_by_run(Variable const& v) {
  return v.dimensions.size() >= 3 && v.dimensions.size() <= 4 &&
         std::equal(run_axes.begin(), run_axes.end(), v.dimensions.begin()) &&
         (v.dimensions.size() == 3 || v.dimensions[3] == "week");
}

bool has_dimension(ResultSet const& results, std::string const& name) {
  return std::any_of(results.dimensions.begin(), results.dimensions.end(), [&](auto const& d) { return d.name == name; });
}

template <typename T>
std::vector<T> column(ResultSet const& results, std::string const& name, bool required = true) {
  if (auto const group = results.groups.find("design"); group != results.groups.end())
    for (auto const& variable : group->second)
      if (variable.name == name)
        if (auto const* cells = std::get_if<std::vector<T>>(&variable.cells)) return *cells;
  if (required) refuse("design/" + name, "the file does not hold it", "name a file that `convene merge` wrote of a sweep");
  return {};
}

std::string attribute(std::map<std::string, std::string> const& attributes, std::string const& name) {
  auto const found = attributes.find(name);
  return found == attributes.end() ? std::string{} : found->second;
}

std::vector<std::string> words_of(std::string const& text) {
  std::istringstream stream{text};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

void read_factors(ResultSet const& results, SweepResults& sweep) {
  auto const& factor = results.dimension("factor");
  auto const low = column<double>(results, "low"), high = column<double>(results, "high");
  auto const groups = column<std::string>(results, "group"), spreads = column<std::string>(results, "spread");
  auto const units = column<std::string>(results, "units"), words = column<std::string>(results, "words");
  for (std::size_t f = 0; f < factor.size; ++f)
    sweep.factors.push_back(
        {factor.labels.at(f), units[f], words_of(words[f]), groups[f], low[f], high[f], spreads[f] == "log_uniform"});
  auto const points = results.dimension("design_point").size;
  sweep.values = Matrix(points, factor.size, column<double>(results, "value"));
  auto positions = column<double>(results, "position", false);
  if (!positions.empty()) sweep.positions = Matrix(points, factor.size, std::move(positions));
}

void read_design(std::map<std::string, std::string> const& attributes, DesignSpec& design) {
  auto const number = [&](char const* name) { return std::strtoull(attribute(attributes, name).c_str(), nullptr, 10); };
  auto const kind = attribute(attributes, "design_kind");
  for (auto const each : {DesignKind::factorial, DesignKind::lhs, DesignKind::sobol, DesignKind::morris,
                          DesignKind::saltelli, DesignKind::csv, DesignKind::draws})
    if (to_string(each) == kind) design.kind = each;
  design.size = number("design_size"), design.seed = number("design_seed");
  design.randomisations = number("design_randomisations");
  design.scrambled = attribute(attributes, "design_scrambled") == "yes";
  design.second_order = attribute(attributes, "design_second_order") == "yes";
}

/// Flows summed over the weeks, of levels the last.
std::vector<double> totals_of(Variable const& variable, std::size_t runs, bool flow) {
  auto const* cells = std::get_if<std::vector<double>>(&variable.cells);
  if (!cells || runs == 0 || cells->size() % runs != 0) refuse(variable.name, "it holds no numbers by run");
  auto const weeks = cells->size() / runs;
  std::vector<double> totals(runs);
  for (std::size_t run = 0; run < runs; ++run) {
    auto const first = cells->begin() + static_cast<std::ptrdiff_t>(run * weeks);
    double sum = 0;
    for (std::size_t w = 0; w < weeks; ++w) sum += first[static_cast<std::ptrdiff_t>(w)];
    totals[run] = flow ? sum : first[static_cast<std::ptrdiff_t>(weeks) - 1];
  }
  return totals;
}

void require_sweep(ResultSet const& results) {
  for (char const* name : {"design_point", "strategy", "replication", "factor"})
    if (!has_dimension(results, name))
      refuse(std::string("no dimension '") + name + "'", "these are not the results of a sweep",
             "name a file that `convene merge` wrote");
}

Variable const& find_measure(ResultSet const& results, std::string const& measure) {
  auto const wanted = measure.empty() ? "outcome" : measure;
  std::vector<std::string> known;
  for (auto const& variable : results.variables) {
    if (!is_by_run(variable)) continue;
    if (variable.name == wanted) return variable;
    known.push_back(variable.name);
  }
  refuse("measure '" + wanted + "'", "the file does not hold it", did_you_mean(wanted, known, "known are " + listed(known)));
}

}  // namespace

SweepResults sweep_of(ResultSet const& results, std::string const& measure) {
  require_sweep(results);
  SweepResults sweep;
  auto const& attributes = results.attributes;
  sweep.title = attribute(attributes, "title"), sweep.setting = attribute(attributes, "setting");
  sweep.baseline = attribute(attributes, "baseline");
  sweep.weeks = std::atoi(attribute(attributes, "weeks").c_str());
  sweep.strategies = results.dimension("strategy").labels;
  sweep.replications = results.dimension("replication").size;
  read_factors(results, sweep);
  read_design(attributes, sweep.design);
  auto const& variable = find_measure(results, measure);
  auto const id = attribute(variable.attributes, "measure");
  auto const better = attribute(variable.attributes, "better");
  bool const flow = attribute(variable.attributes, "cell_methods") == "week: sum";
  sweep.measure = {id.empty() ? variable.name : id, variable.long_name, variable.units,
                   flow ? MeasureKind::flow : MeasureKind::level,
                   better == "more" ? Better::more : better == "less" ? Better::less : Better::neither};
  sweep.totals = totals_of(variable, sweep.points() * sweep.strategies.size() * sweep.replications, flow);
  return sweep;
}

SweepResults read_sweep(std::string const& path, std::string const& measure) {
  auto const wanted = measure.empty() ? "outcome" : measure;
  auto sweep = sweep_of(
      read_part(path, [&](std::string const& name) { return name == wanted || name.starts_with("design/"); }), measure);
  sweep.content_sha256 = stored_hash(path);
  return sweep;
}

}  // namespace convene
