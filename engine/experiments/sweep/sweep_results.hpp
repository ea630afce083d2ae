#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/experiments/design/matrix.hpp"
#include "engine/experiments/design/saltelli.hpp"
#include "engine/results/measure.hpp"
#include "engine/results/table.hpp"
#include "engine/scenario/study_spec.hpp"

namespace convene {

struct SweepFactor {
  std::string path, units;
  std::vector<std::string> words;  ///< what values 0, 1, ... mean; empty for numbers
  std::string group;               ///< factors of one group move together; empty: by itself
  double low = 0, high = 0;
  bool logarithmic = false;
};

/// One measure of a merged sweep, with the design it was run at: all that analysis needs.
struct SweepResults {
  std::string title, setting, baseline, content_sha256;
  int weeks = 0;
  std::vector<SweepFactor> factors;
  Matrix values;      ///< design points x factors
  Matrix positions;   ///< in [0, 1] of each factor's distribution; empty when the points came from a CSV
  DesignSpec design;  ///< kind, size, seed and what else its indices need
  std::vector<std::string> strategies;
  std::size_t replications = 0;
  MeasureInfo measure;
  std::vector<double> totals;  ///< by point, strategy, replication; NaN where a run failed

  std::size_t points() const { return values.rows(); }
  double at(std::size_t point, std::size_t strategy, std::size_t replication) const {
    return totals[(point * strategies.size() + strategy) * replications + replication];
  }
};

/// Reads a file that `convene merge` wrote; `measure` is an id, or empty for the outcome. Flows are summed over the
/// weeks, of levels the last is taken. InputError when the file holds no sweep, or not the measure.
SweepResults read_sweep(std::string const& path, std::string const& measure = {});

/// The same of a set in memory, whose cells of the measure and of the group `design` are there.
SweepResults sweep_of(ResultSet const& results, std::string const& measure = {});

/// Rows that may stand for themselves in a sample: all, or a Saltelli design's two samples. InputError for Morris
/// trajectories, whose points depend on each other.
std::vector<std::size_t> independent_rows(SweepResults const& sweep, std::string const& method);

/// The Saltelli design the sweep was run at; InputError when its points are not that design's.
SaltelliDesign saltelli_design(SweepResults const& sweep);

/// What is analysed: the mean over replications at each point, of a strategy or of what it has more than another.
struct Contrast {
  std::string of, against;     ///< `against` is empty for a strategy by itself
  std::vector<double> values;  ///< by point; NaN when no replication finished there
  double chance = 0;           ///< standard error of a point's mean: root mean square over the points; NaN with 1 replication
  std::size_t unfinished = 0;  ///< replications left out
  std::string words() const { return against.empty() ? of : of + " minus " + against; }
};

/// Names may be empty: a single strategy stands for itself, of two the one that is not the baseline is set against the
/// other. InputError for names that the sweep does not have, and when there is a choice.
Contrast contrast(SweepResults const& sweep, std::string const& of, std::string const& against);

}  // namespace convene
