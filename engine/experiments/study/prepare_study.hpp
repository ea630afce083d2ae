#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/experiments/study/factor.hpp"
#include "engine/experiments/study/study_design.hpp"

namespace convene {

/// A study made ready: its scenario with the study's strategies, replications and seed, its factors and its points.
struct PreparedStudy {
  StudySpec spec;
  Scenario scenario;
  std::vector<Factor> factors;
  std::optional<StudyDesign> design;
};

struct StudyOptions {
  std::optional<int> replications{};  ///< instead of the study's
  DesignNeed design = DesignNeed::required;
  OwnTables own_tables{};  ///< see load_study
};

/// Reads the study and the scenario it names. Throws InputError with every fault of both, FileError when a file cannot
/// be read.
PreparedStudy prepare_study(std::string const& path, StudyOptions const& options = {});

/// The same from texts, as a results file keeps them: the study's files and the scenario's, by name.
PreparedStudy prepare_study_texts(std::map<std::string, std::string> const& study_files,
                                  std::map<std::string, std::string> const& scenario_files,
                                  StudyOptions const& options = {});

/// The scenario of one point.
Scenario scenario_at(PreparedStudy const& study, std::size_t design_point);

}  // namespace convene
