#pragma once

#include <functional>

#include "engine/experiments/sweep/sweep_model.hpp"

namespace convene {

/// A model of a few lines with two strategies: what a sweep needs to know of any.
struct FakeModel {
  std::size_t points = 20, replications = 3;
  std::function<void(std::size_t point)> when_prepared = [](std::size_t) {};
  std::function<void(Job const&)> when_run = [](Job const&) {};  ///< may throw: the job fails

  SweepModel model() const;
  std::size_t runs() const { return points * 2 * replications; }
  static double value(std::size_t point, std::size_t strategy, std::size_t replication, std::size_t week);
};

}  // namespace convene
