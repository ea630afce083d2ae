#pragma once

#include <optional>
#include <string>

#include "engine/experiments/comparison.hpp"
#include "engine/results/table.hpp"

namespace convene {

struct CompareOptions {
  std::string measure{};     ///< id; empty: the results' primary measure
  std::string baseline{};    ///< name of a strategy; empty: the one the results name, else the first
  std::optional<double> aim{};  ///< outcome that is enough, for futures of a sweep; without: the baseline's mean
  double confidence = 0.95;  ///< of each interval; verdicts hold for all pairs together at this level
};

/// Compares the strategies of one run, or of a sweep (whose design points are then the futures, see by_future), paired by replication.
/// Of a run with [uncertainty] the design points are draws: see UnderDraws. A replication that some strategy did not finish
/// (NaN) is left out for all. Measures that the results lack are left out of the answer. Throws InputError
/// when the results hold nothing to compare, or do not know the measure or the baseline asked for.
Comparison compare(ResultSet const& results, CompareOptions const& options = {});

/// The same of a file. Of a sweep, or of a run with [uncertainty], a few measures are held in memory at a time. FileError when the
/// file cannot be read or is not what was written.
Comparison compare_file(std::string const& path, CompareOptions const& options = {});

}  // namespace convene
