#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/csv.hpp"
#include "engine/scenario/parameter.hpp"
#include "engine/scenario/placed_text.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {

class Section;

/// How a factor's values are spread over its range.
struct FactorDistribution {
  enum class Kind { uniform, log_uniform, triangular, normal, lognormal };
  Kind kind = Kind::uniform;
  std::optional<double> low, high;  ///< ends; a normal or lognormal one is cut off there
  double centre = 0;                ///< mode, mean or median
  double spread = 0;                ///< sd, or sigma of the logarithm
};

/// What a factor's number does to a roster column.
enum class FactorUse { value, multiplier };

/// One `[[factor]]`: something of the scenario that varies. Whether its path exists, and its range, is for those who
/// know the register to say.
struct FactorSpec {
  std::string path;  ///< "trust.gain", "strategy.system_first.levers.coaching.session_hours" ...
  std::optional<FactorDistribution> distribution;  ///< a `range` is a uniform one unless `spread` says otherwise
  bool spread_given = false;                       ///< false: a range spreads as the register says
  std::vector<GivenSetting> values;                ///< levels, all of equal weight
  FactorUse use = FactorUse::value;
  bool whole = false;  ///< whole numbers only
  std::string group;   ///< factors of one group move together (saltelli); empty: by itself
  Where where;         ///< of the path
  Where spread_where;  ///< of range, values or distribution; the path's when there is none
};

/// `draws` is the one that [uncertainty] of a scenario makes; no study file can ask for it.
enum class DesignKind { factorial, lhs, sobol, morris, saltelli, csv, draws };

/// `[design]`: at which values of the factors the scenario is run.
struct DesignSpec {
  DesignKind kind = DesignKind::lhs;
  std::size_t size = 0;             ///< points (lhs, sobol, draws), base points (saltelli)
  std::uint64_t seed = 1;           ///< of the design's own draws; the scenario's seed is another
  bool scrambled = true;            ///< sobol, saltelli
  std::size_t randomisations = 16;  ///< independent scramblings of a saltelli design
  bool second_order = false;        ///< saltelli
  std::size_t candidates = 20;      ///< lhs: the best of so many by maximin distance
  bool centred = false;             ///< lhs: points in the middle of their cells
  std::size_t trajectories = 0;     ///< morris
  std::size_t levels = 0;           ///< of a range: factorial (2 or more), morris (even)
  CsvTable table;                   ///< csv: one column a factor, one row a point
  Where where;
};

enum class FailurePolicy { abort, retry, skip };

enum class SeriesDetail { weekly, totals };  ///< what is kept of a measure: every week, or its sum or last value

/// A study as asked: a scenario, what varies in it, and how.
struct StudySpec {
  std::string title;
  std::string scenario;                ///< path, made relative to where the program runs
  std::vector<PlacedText> strategies;  ///< names; empty: all of the scenario
  std::vector<PlacedText> measures;    ///< ids; empty: all
  SeriesDetail series = SeriesDetail::weekly;
  std::optional<int> replications;    ///< of each point and strategy; absent: the scenario's
  std::optional<std::uint64_t> seed;  ///< instead of the scenario's
  FailurePolicy on_failure = FailurePolicy::abort;
  int retries = 0;  ///< with `retry`
  std::vector<FactorSpec> factors;
  std::optional<DesignSpec> design;
  std::map<std::string, std::string> files;  ///< "study.toml" and the CSV of the design: name -> full text
  std::string path;
};

enum class DesignNeed { optional, required };

/// Reads tables of its own from the study's root: [optimise], [calibrate].
using OwnTables = std::function<void(Section& root)>;

/// Reads a study file; every fault of form goes to `diagnostics`. Throws FileError when it, or the CSV it names,
/// cannot be read. `own` reads what the caller's command adds; tables of other commands are passed over.
StudySpec load_study(std::string const& path, Diagnostics& diagnostics,
                     DesignNeed need = DesignNeed::required, OwnTables const& own = {});

/// The same from text in memory: "study.toml" and the CSV it names.
StudySpec load_study_texts(std::map<std::string, std::string> const& files, Diagnostics& diagnostics,
                           DesignNeed need = DesignNeed::required, OwnTables const& own = {});

/// Reads the array [[factor]].
void read_factors(Section& root, StudySpec& study);
/// Reads the table [design]. `read` gives the text of a file the study names, or nothing after saying why.
using ReadNamed = std::function<std::optional<std::string>(PlacedText const& name)>;
void read_design(Section& root, DesignNeed need, StudySpec& study, ReadNamed const& read);

std::string to_string(DesignKind);  ///< "saltelli"

}  // namespace convene
