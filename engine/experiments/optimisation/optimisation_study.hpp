#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "engine/experiments/optimisation/optimise.hpp"
#include "engine/experiments/point_observer.hpp"
#include "engine/experiments/study/prepare_study.hpp"
#include "engine/results/table.hpp"

namespace convene {

/// An optimisation as a study file asks for it: [optimise] beside scenario and factors.
struct OptimisationStudy {
  PreparedStudy study;
  OptimiseOptions options;
  std::vector<Objective> objectives;
  std::vector<OptimiseLimit> limits;
  std::vector<PointReading> readings;  ///< objectives, then limits
  std::string strategy, baseline;      ///< what is turned, and what it is told beyond
  std::string winner;                  ///< what the winner is best in, in words
};

/// Reads study and scenario. Throws InputError with every fault, FileError when a file cannot be read.
///
/// `measure` of an objective or limit is an id, or `cost` (all payers, hours used priced), or `cost_with_payroll`.
OptimisationStudy prepare_optimisation(std::string const& path);

/// The journal that goes with the search, for run_optimisation.
Study journal_study(OptimisationStudy const& study);

Optimum run_optimisation(OptimisationStudy const& study, int threads, std::atomic<bool> const* stop = nullptr,
                             Journal* journal = nullptr);

/// The front as a results file: settings, objectives as searched and as lived again, limits, finalists, the winner.
ResultSet pareto_results(OptimisationStudy const& study, Optimum const& optimum);

}  // namespace convene
