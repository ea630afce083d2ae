#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/results/measure.hpp"
#include "engine/results/table.hpp"

namespace convene {

/// One number per strategy and replication.
class Totals {
 public:
  Totals(std::size_t strategies, std::size_t replications);
  double& at(std::size_t strategy, std::size_t replication);
  double at(std::size_t strategy, std::size_t replication) const;
  std::size_t strategies() const { return strategies_; }
  std::size_t replications() const { return replications_; }
  std::vector<double> of(std::size_t strategy) const;                  ///< by replication
  std::vector<double> difference(std::size_t a, std::size_t b) const;  ///< a - b, by replication

 private:
  std::size_t strategies_, replications_;
  std::vector<double> values_;
};

/// The results have the dimensions (strategy, replication, week) with names of strategies; else throws
/// InputError.
void require_comparable(ResultSet const& results);

/// Reads a variable over (strategy, replication, week) or (strategy, replication), one number at a time.
class Series {
 public:
  /// Nothing when the results hold no such variable, or hold it over other dimensions.
  static std::optional<Series> find(ResultSet const& results, std::string const& name);

  double at(std::size_t strategy, std::size_t replication, std::size_t week) const;
  std::size_t strategies() const { return strategies_; }
  std::size_t replications() const { return replications_; }
  std::size_t weeks() const { return weeks_; }  ///< 1 when it has no weeks
  MeasureInfo const& info() const { return info_; }
  std::string attribute(std::string const& name) const;  ///< "" when absent

  /// Flows summed over the weeks, levels at the last week.
  Totals totals() const;

 private:
  Series() = default;
  Variable const* variable_ = nullptr;
  std::size_t strategies_ = 0, replications_ = 0, weeks_ = 1;
  MeasureInfo info_;
};

/// Totals by name, when there.
std::optional<Totals> find_totals(ResultSet const& results, std::string const& name);

}  // namespace convene
