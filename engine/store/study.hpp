#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/results/table.hpp"

namespace convene {

/// A study of many runs: what its shards must fit and what its merged file will be.
struct Study {
  /// Dimensions and all that is known before any run: design, attributes, provenance.
  ResultSet frame;
  /// Outermost first, as design_point, strategy, replication: a run's number is its place in row-major order
  /// over these.
  std::vector<std::string> run_dimensions;
  /// What every run gives: `dimensions` are those of one run (`week`), cells are left empty and will be
  /// doubles.
  std::vector<Variable> columns;
};

std::size_t run_count(Study const& study);
std::size_t values_per_run(Study const& study);  ///< the columns' cells of one run, all together

/// SHA-256 of everything the study says, provenance (and with it the scenario) included.
std::string study_hash(Study const& study);

/// Throws std::invalid_argument, our own mistake, unless its merged results can be a file.
void check_study(Study const& study);

/// Makes `directory` the study's: writes study.h5 there, or finds the same study in it. InputError when the
/// folder belongs to another study, scenario or engine, so that no run of theirs is ever mixed in.
void open_study(std::string const& directory, Study const& study);

Study read_study(std::string const& directory);  ///< FileError when there is none
std::string study_path(std::string const& directory);
std::string shards_path(std::string const& directory);

}  // namespace convene
