#include "engine/experiments/sweep/sweep_sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/math.hpp"
#include "engine/experiments/design/refuse.hpp"
#include "engine/experiments/study/study_design.hpp"

namespace convene {
namespace {

using Method = SensitivityMethod;

Method fitting(DesignKind kind) {
  return kind == DesignKind::morris     ? Method::morris
         : kind == DesignKind::saltelli ? Method::sobol
                                        : Method::regression;
}

void require_fit(Method method, DesignKind kind) {
  auto const what = "the method " + to_string(method) + " on a design of kind " + to_string(kind);
  if (method == Method::morris && kind != DesignKind::morris && kind != DesignKind::csv)
    refuse(what, "elementary effects need one factor to move at a time", "sweep with kind = \"morris\", or use --method " + to_string(fitting(kind)));
  if (method == Method::sobol && kind != DesignKind::saltelli)
    refuse(what, "Sobol' indices need two samples and their mixtures",
           "sweep with kind = \"saltelli\", or use --method " + to_string(fitting(kind)));
}

void summarise(std::vector<double> const& values, Sensitivity& result) {
  auto const n = static_cast<double>(values.size());
  result.points = values.size();
  result.mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0;
  for (double const v : values) squares += (v - result.mean) * (v - result.mean);
  result.deviation = values.size() > 1 ? std::sqrt(squares / (n - 1)) : no_value;
}

void add_morris(SweepResults const& sweep, Draws const& draws, BootstrapOptions const& options, Sensitivity& result) {
  auto const& points = sweep.positions.rows() > 0 ? sweep.positions : sweep.values;
  for (auto const& factor : sweep.factors) result.names.push_back(factor.path);
  result.morris = morris_effects(points, result.contrast.values, draws, options);
  summarise(result.contrast.values, result);
}

void add_sobol(SweepResults const& sweep, Draws const& draws, BootstrapOptions const& options, Sensitivity& result) {
  auto const design = saltelli_design(sweep);
  for (auto const& group : design.plan().groups) {
    auto const& first = sweep.factors[group.front()];
    result.names.push_back(first.group.empty() ? first.path : first.group);
  }
  result.sobol = sobol_indices(design, result.contrast.values, draws, {Origin::automatic, options});
  result.points = 2 * design.plan().base;  // the two samples: their mean and spread are the outcome's own
  result.mean = result.sobol->mean, result.deviation = std::sqrt(result.sobol->variance);
}

void check_words(SweepResults const& sweep) {
  for (std::size_t f = 0; f < sweep.factors.size(); ++f) {
    std::vector<double> seen;
    if (sweep.factors[f].words.empty()) continue;
    for (std::size_t p = 0; p < sweep.points(); ++p)
      if (std::find(seen.begin(), seen.end(), sweep.values(p, f)) == seen.end()) seen.push_back(sweep.values(p, f));
    if (seen.size() > 2)
      refuse("a regression on " + sweep.factors[f].path, "its " + std::to_string(seen.size()) + " words have no order",
             "sweep two of them, or use Sobol' indices");
  }
}

void add_regression(SweepResults const& sweep, Draws const& draws, SensitivityOptions const& options,
                    Sensitivity& result) {
  check_words(sweep);
  Matrix points;
  std::vector<double> outcome;
  for (auto const row : independent_rows(sweep, "the method regression")) {
    if (std::isnan(result.contrast.values[row])) continue;
    std::vector<double> values(sweep.values.row(row).begin(), sweep.values.row(row).end());
    for (std::size_t f = 0; f < values.size(); ++f)
      if (sweep.factors[f].logarithmic) values[f] = exact_log(values[f]);
    points.append(values);
    outcome.push_back(result.contrast.values[row]);
  }
  for (auto const& factor : sweep.factors) {
    result.names.push_back(factor.path);
    if (factor.logarithmic) result.logarithmic.push_back(factor.path);
  }
  result.ranks = options.ranks;
  result.regression = standardised_regression(points, outcome, draws, options.ranks, options.bootstrap);
  summarise(outcome, result);
}

}  // namespace

std::string to_string(Method method) {
  static constexpr char const* words[] = {"automatic", "morris", "sobol", "regression"};
  return words[static_cast<std::size_t>(method)];
}

Sensitivity sensitivity_of(SweepResults const& sweep, SensitivityOptions const& options) {
  Sensitivity result;
  result.method = options.method == Method::automatic ? fitting(sweep.design.kind) : options.method;
  require_fit(result.method, sweep.design.kind);
  result.contrast = contrast(sweep, options.of, options.against);
  Draws const draws{sweep.design.seed, 1};  // 0 is the design's own
  if (result.method == Method::morris) add_morris(sweep, draws, options.bootstrap, result);
  if (result.method == Method::sobol) add_sobol(sweep, draws, options.bootstrap, result);
  if (result.method == Method::regression) add_regression(sweep, draws, options, result);
  return result;
}

}  // namespace convene
