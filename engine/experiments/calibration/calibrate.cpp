#include "engine/experiments/calibration/calibrate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/math.hpp"
#include "engine/experiments/calibration/abc.hpp"
#include "engine/experiments/calibration/cma_es.hpp"
#include "engine/experiments/design/refuse.hpp"
#include "engine/random/draws.hpp"

namespace convene {
namespace {

/// The search, over places in [0, 1] of the priors, where every prior is even.
class Calibrator {
 public:
  Calibrator(std::vector<SoughtParameter> const& parameters, std::vector<CalibrationTarget> const& targets,
             Simulate const& simulate, CalibrationOptions const& options)
      : parameters_{parameters}, targets_{targets}, simulate_{simulate}, options_{options} {}

  Calibration run() {
    if (options_.method == CalibrationMethod::abc_smc)
      search_abc();
    else
      search_cma();
    result_.method = options_.method;
    result_.values = values_at(result_.posterior.parameters);
    result_.simulated = simulate_(result_.values, {});
    result_.runs = spent_;
    auto& far = result_.posterior.distances;
    for (std::size_t i = 0; i < far.size(); ++i) far[i] = distance_to(result_.simulated.row(i), targets_);
    result_.best = static_cast<std::size_t>(std::ranges::min_element(far) - far.begin());
    tell_parameters();
    tell_targets();
    tell_ties();
    return std::move(result_);
  }

 private:
  Matrix values_at(Matrix const& places) const {
    Matrix values(places.rows(), places.columns());
    for (std::size_t i = 0; i < places.rows(); ++i)
      for (std::size_t p = 0; p < places.columns(); ++p) values(i, p) = parameters_[p].value(places(i, p));
    return values;
  }

  void spend(std::size_t runs, std::size_t at_most) {
    spent_ += runs;
    if (options_.progress) options_.progress(spent_, std::max(spent_, at_most));
  }

  void search_abc() {
    std::vector<Prior> const priors(parameters_.size(), Prior::uniform(0, 1));
    AbcOptions abc;
    abc.tolerance = options_.tolerance;
    abc.particles = options_.particles;
    abc.batch = std::clamp<std::size_t>(options_.particles / 4, 8, 64);
    abc.attempts_at_most = options_.attempts;
    abc.keep = options_.keep;
    static constexpr Decision explained{"calibrate.explained"};
    Draws const draws{options_.seed, 1};
    // Errors z with a density of exp(-|z|^2 / 2): misfits d are accepted with the chance exp(-|d|^2 / (2 (1 + tolerance^2))).
    // For a given draw that is a least tolerance from which on they are.
    Distances const distances = [&, draws](Matrix const& places, std::uint64_t first) {
      Matrix const simulated = simulate_(values_at(places), {true, first});
      spend(places.rows(), options_.attempts);
      std::vector<double> least;
      for (std::size_t i = 0; i < simulated.rows(); ++i) {
        double const misfit = distance_to(simulated.row(i), targets_) * std::sqrt(static_cast<double>(targets_.size()));
        double const over = misfit * misfit / (-2 * exact_log(draws.uniform(explained, first + i))) - 1;
        least.push_back(over < 0 ? 0 : std::sqrt(over));
      }
      return least;
    };
    result_.posterior = abc_smc(priors, distances, Draws{options_.seed, 0}, abc);
  }

  void search_cma() {
    CmaEsOptions cma;
    cma.generations = options_.generations;
    cma.population = options_.population;
    cma.seed = static_cast<std::uint32_t>(options_.seed);
    auto const at_most = (options_.generations + 1) * options_.population;
    auto const least = cma_es(
        DecisionVariables(parameters_.size(), DecisionVariable{}),
        [&](std::span<double const> places) {
          Matrix row(1, places.size(), std::vector<double>(places.begin(), places.end()));
          Matrix const simulated = simulate_(values_at(row), {});
          spend(1, at_most);
          return distance_to(simulated.row(0), targets_);
        },
        cma);
    if (least.at.empty()) refuse("a calibration", "no run of the model gave a value", "look at the ranges");
    result_.posterior.parameters.append(least.at);
    result_.posterior.weights = {1};
    result_.posterior.distances = {least.value};
    result_.posterior.tolerance = least.value;
    result_.posterior.attempts = least.evaluations;
  }

  void tell_parameters() {
    auto const& posterior = result_.posterior;
    bool const point = options_.method == CalibrationMethod::cma_es;
    // Of m draws the k-th and the k-th last hold another draw with a chance of (m + 1 - 2k) / (m + 1): k is 0.05 (m + 1), and
    // half a draw is what the step of a quantile takes on average.
    double const tail = std::max(0.0, 0.05 - 0.45 / posterior.effective_size());
    for (std::size_t p = 0; p < parameters_.size(); ++p) {
      ParameterFit fit;
      for (std::size_t i = 0; i < result_.values.rows(); ++i) fit.mean += posterior.weights[i] * result_.values(i, p);
      auto const at = [&](double share) { return parameters_[p].value(posterior.quantile(p, share)); };
      fit.median = at(0.5), fit.low = at(tail);
      fit.high = parameters_[p].value(posterior.upper_quantile(p, tail));
      if (fit.low > fit.high) std::swap(fit.low, fit.high);
      fit.left = point ? 0 : unexplained(posterior, Prior::uniform(0, 1), p);
      fit.flat = fit.left > flat_above;
      result_.parameters.push_back(fit);
    }
  }

  void tell_targets() {
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      std::vector<std::size_t> order(result_.simulated.rows());
      std::iota(order.begin(), order.end(), std::size_t{0});
      std::ranges::sort(order, {}, [&](std::size_t i) { return result_.simulated(i, t); });
      TargetFit fit;
      double below = 0;
      bool low = false, high = false;
      for (auto const i : order) {
        auto const weight = result_.posterior.weights[i];
        fit.simulated += weight * result_.simulated(i, t);
        below += weight;
        if (!low && below >= 0.05) fit.low = result_.simulated(i, t), low = true;
        if (!high && below >= 0.95) fit.high = result_.simulated(i, t), high = true;
      }
      if (!high) fit.high = result_.simulated(order.back(), t);
      fit.misfit = (fit.simulated - targets_[t].value) / targets_[t].sd;
      result_.targets.push_back(fit);
    }
  }

  void tell_ties() {
    auto const& posterior = result_.posterior;
    if (posterior.weights.size() < 10) return;
    for (std::size_t a = 0; a < parameters_.size(); ++a)
      for (std::size_t b = a + 1; b < parameters_.size(); ++b) {
        double together = 0;
        for (std::size_t i = 0; i < posterior.weights.size(); ++i)
          together += posterior.weights[i] * (posterior.parameters(i, a) - posterior.mean(a)) *
                      (posterior.parameters(i, b) - posterior.mean(b));
        double const r = together / std::sqrt(posterior.variance(a) * posterior.variance(b));
        if (std::abs(r) > tied_above) result_.ties.push_back({a, b, r});
      }
  }

  std::vector<SoughtParameter> const& parameters_;
  std::vector<CalibrationTarget> const& targets_;
  Simulate const& simulate_;
  CalibrationOptions const& options_;
  std::size_t spent_ = 0;
  Calibration result_;
};

}  // namespace

double distance_to(std::span<double const> simulated, std::vector<CalibrationTarget> const& targets) {
  double squares = 0;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    double const off = (simulated[t] - targets[t].value) / targets[t].sd;
    squares += off * off;
  }
  return std::sqrt(squares / static_cast<double>(targets.size()));
}

Calibration calibrate(std::vector<SoughtParameter> const& parameters, std::vector<CalibrationTarget> const& targets,
                      Simulate const& simulate, CalibrationOptions const& options) {
  if (parameters.empty()) refuse("a calibration of no parameters", "there is nothing to find", "add [[factor]]");
  if (targets.empty()) refuse("a calibration to no targets", "there is nothing to come near", "name some");
  for (auto const& target : targets)
    if (!(target.sd > 0) || !std::isfinite(target.value))
      refuse("target " + target.name, "needs a value, and an sd above 0", "give both");
  return Calibrator(parameters, targets, simulate, options).run();
}

}  // namespace convene
