#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "engine/experiments/calibration/calibration_study.hpp"
#include "engine/experiments/sweep/sweep_model.hpp"

namespace convene {

/// The check before anybody believes a posterior: worlds in which the truth is known, each calibrated as the study says
/// (Cook, Gelman and Rubin 2006; Prangle et al. 2014). Values are drawn from the ranges, the targets are what these lead
/// to in futures that the calibration does not see, each with an error of its sd. Scenario seed, futures, errors and
/// search are other ones in every world. A world is a design point; it lives on one thread. Throws InputError for a
/// method without intervals.
SweepModel recovery_sweep(CalibrationStudy study, std::size_t worlds, std::atomic<bool> const* stop = nullptr);

struct RecoveredParameter {
  std::string path;
  double covered = 0;        ///< share of worlds whose 90% interval holds the truth
  double low = 0, high = 1;  ///< 95% interval of that share (Wilson 1927)
  double left = 1;           ///< variance left, mean over worlds
  double flat = 0;           ///< share of worlds that call it flat
};

struct Recovery {
  std::size_t worlds = 0;   ///< that were calibrated
  std::size_t failed = 0;   ///< the model or the search gave nothing
  std::size_t reached = 0;  ///< of `worlds`, those whose tolerance was the one asked for
  double tolerance = 0;     ///< asked for
  double runs = 0;          ///< sets of values tried in a world, mean
  std::vector<RecoveredParameter> parameters;
};

/// What the merged file of such a sweep tells.
Recovery recovery_of(ResultSet const& merged);

}  // namespace convene
