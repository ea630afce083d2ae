#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "engine/experiments/calibration/calibrate.hpp"
#include "engine/experiments/point_observer.hpp"
#include "engine/experiments/study/prepare_study.hpp"
#include "engine/results/table.hpp"

namespace convene {

/// A calibration as a study file asks for it: [calibrate] beside scenario and factors.
struct CalibrationStudy {
  PreparedStudy study;
  CalibrationOptions options;
  std::vector<CalibrationTarget> targets;
  std::vector<PointReading> readings;  ///< by target
  std::vector<std::string> sources;    ///< by target, as the file says
  std::vector<SoughtParameter> parameters;
};

/// Reads study, scenario and targets file. Throws InputError with every fault, FileError when a file cannot be read.
///
/// The targets file is a CSV: target*, measure*, value*, sd*, per (a measure to divide by),
/// strategy (else the baseline), week (else the last),
/// from_week (of flows, else 0), source and whatever else.
CalibrationStudy prepare_calibration(std::string const& path);

/// Every row of values lives replications 0, 1, ... of the scenario's seed, as many as the study says: chances are
/// shared, and averaged out.
Calibration run_calibration(CalibrationStudy const& study, int threads, std::atomic<bool> const* stop = nullptr);

/// The posterior as a results file: parameters by particle, weights, distances, what was simulated and the targets.
ResultSet posterior_results(CalibrationStudy const& study, Calibration const& calibration);

}  // namespace convene
