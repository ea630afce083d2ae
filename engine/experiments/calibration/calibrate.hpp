#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/experiments/calibration/posterior.hpp"

namespace convene {

/// A number that the model should come near.
struct CalibrationTarget {
  std::string name;
  double value = 0;
  double sd = 1;  ///< how far off it may well be: of the observation, and of the model's misfit where that is known
};

/// What is sought: a value for each place in [0, 1] of its prior distribution, rising or falling throughout.
struct SoughtParameter {
  std::string path, units;
  double low = 0, high = 0;  ///< least and largest value
  std::function<double(double position)> value;
};

/// Futures in which rows of values are lived. All in the same ones, which compares values with nothing else between them;
/// or row i in those of attempt `first` + i alone, so that the luck of a future is drawn anew as it was for the targets.
struct Futures {
  bool own = false;
  std::uint64_t first = 0;
};

/// What rows of values lead to: rows x targets. The same row in the same future gives the same numbers whenever it is
/// asked for; the seed is no parameter. NaN: it failed.
using Simulate = std::function<Matrix(Matrix const& values, Futures futures)>;

enum class CalibrationMethod { abc_smc, cma_es };

struct CalibrationOptions {
  CalibrationMethod method = CalibrationMethod::abc_smc;
  /// ABC: sd of a further error that is allowed beside a target's own, in that sd. Each attempt lives futures of its own
  /// and is accepted with the chance that errors of these sizes explain its misfits: at 0 the intervals are exact but for
  /// the number of particles (Wilkinson 2013); 0.5 takes the targets' sd for 12% larger.
  double tolerance = 0;
  std::size_t particles = 200;     ///< ABC
  std::size_t attempts = 20'000;   ///< ABC: runs of the model at most
  double keep = 0.5;               ///< ABC: share of particles that the next tolerance keeps
  unsigned generations = 40;       ///< CMA-ES
  std::size_t population = 16;     ///< CMA-ES
  std::uint64_t seed = 1;          ///< of the search alone
  std::function<void(std::size_t spent, std::size_t at_most)> progress{};
};

struct ParameterFit {
  double mean = 0, median = 0, low = 0, high = 0;  ///< low to high: 90% of the posterior; CMA-ES: the minimum alone
  double left = 1;    ///< variance of the place in the prior, as a share of the prior's: near 1, nothing was learnt
  bool flat = false;  ///< `left` above `flat_above`: the targets do not tell
};
inline constexpr double flat_above = 0.8;  ///< judgement

struct TargetFit {
  double simulated = 0, low = 0, high = 0;  ///< posterior mean, and 90% of the particles; CMA-ES: the minimum alone
  double misfit = 0;                        ///< (simulated - target) / sd
};

/// Two parameters of which the targets fix little more than a combination.
struct Tie {
  std::size_t first = 0, second = 0;
  double correlation = 0;  ///< of the places
};
inline constexpr double tied_above = 0.7;  ///< judgement

struct Calibration {
  CalibrationMethod method = CalibrationMethod::abc_smc;
  Posterior posterior;   ///< of places in the priors, with distances of `simulated`; CMA-ES: one particle
  Matrix values;         ///< particles x parameters
  Matrix simulated;      ///< particles x targets, in common futures
  std::vector<ParameterFit> parameters;
  std::vector<TargetFit> targets;
  std::vector<Tie> ties;
  std::size_t best = 0;  ///< the particle nearest to the targets
  std::size_t runs = 0;  ///< rows simulated
};

/// Throws InputError when there is nothing to calibrate or to calibrate to, and when no attempt comes near.
Calibration calibrate(std::vector<SoughtParameter> const& parameters, std::vector<CalibrationTarget> const& targets,
                      Simulate const& simulate, CalibrationOptions const& options);

/// Root mean square of (simulated - value) / sd; NaN when one is missing.
double distance_to(std::span<double const> simulated, std::vector<CalibrationTarget> const& targets);

}  // namespace convene
