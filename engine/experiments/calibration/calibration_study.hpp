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

/// What a target is compared with: the mean of `replications` that `observer` lives. In common futures these are 0, 1, ...;
/// attempt a's own follow from (a + 1) times their number on.
Simulate lived_by(PointObserver const& observer, std::size_t replications);

Matrix means_of(std::vector<Matrix> const& lived);  ///< over each one's rows

/// The journal that goes with the search, for run_calibration.
Study journal_study(CalibrationStudy const& study);

Calibration run_calibration(CalibrationStudy const& study, int threads, std::atomic<bool> const* stop = nullptr,
                            Journal* journal = nullptr);

/// The posterior as a results file: parameters by particle, weights, distances, what was simulated and the targets.
ResultSet posterior_results(CalibrationStudy const& study, Calibration const& calibration);

}  // namespace convene
