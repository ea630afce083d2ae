#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/experiments/design/matrix.hpp"
#include "engine/experiments/journal.hpp"
#include "engine/experiments/study/factor.hpp"

namespace convene {

/// One number read off a replication: measures of one strategy, added up; flows summed over the weeks after `from_week`
/// up to `week`, levels as they stand in `week`.
struct PointReading {
  std::size_t strategy = 0;             ///< row of Scenario::strategies
  std::vector<std::string> measures{};  ///< ids
  std::string per{};                    ///< divided by this measure, read the same way; empty: not divided
  int from_week = 0, week = 0;          ///< week 0: the last
  std::optional<std::size_t> beyond{};  ///< less the same number of this strategy
};

/// Lives a scenario with its factors at given values. Replication r plays in the same future whatever the values: with
/// common random numbers the average of a few replications is one surface, and not another each time.
class PointObserver {
 public:
  /// Answers from `journal` what it holds, and keeps there what is lived. Throws InputError when a measure or week does not
  /// exist.
  PointObserver(Scenario scenario, std::vector<Factor> factors, std::vector<PointReading> readings, int threads = 0,
                std::atomic<bool> const* stop = nullptr, Journal* journal = nullptr);
  ~PointObserver();
  PointObserver(PointObserver const&) = delete;
  PointObserver& operator=(PointObserver const&) = delete;

  /// For each row of `values` (one a factor), replications x readings. NaN where values make no valid scenario or a
  /// replication failed. Throws Stopped.
  std::vector<Matrix> observe(Matrix const& values, std::size_t first, std::size_t count) const;
  /// The same with a first replication for each row.
  std::vector<Matrix> observe(Matrix const& values, std::span<std::size_t const> first, std::size_t count) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace convene
