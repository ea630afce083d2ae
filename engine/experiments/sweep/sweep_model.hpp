#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "engine/kernel/care_model.hpp"
#include "engine/store/study.hpp"

namespace convene {

/// One replication of some strategies at one design point: the least that is run.
struct Job {
  std::size_t design_point = 0, replication = 0;
  std::span<std::size_t const> strategies;  ///< rows of the study's dimension
};

/// For each strategy of the job, in its order, the cells of every column of the study, one column after the other.
using JobResult = std::vector<std::vector<double>>;

/// Runs jobs of one design point, from any thread; `inner` may spread the work, and the bits do not depend on it. A job
/// that throws Stopped has not been run.
using RunJob = std::function<JobResult(Job const& job, ParallelFor const& inner)>;

/// What is swept: any function of design point, strategy and replication. Strategies of one replication share their
/// chances, and so do replications of one number at all points (common random numbers): that is the model's to keep.
struct SweepModel {
  Study study;  ///< run_dimensions are design_point, strategy, replication
  /// Makes a design point ready; called once for each point that has something to run.
  std::function<RunJob(std::size_t design_point)> prepare;
};

}  // namespace convene
