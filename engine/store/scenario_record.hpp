#pragma once

#include <string>

#include "engine/results/table.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {

/// SHA-256 over the scenario's files: for each, in order of name, "<name>\n<bytes>\n<text>".
std::string scenario_hash(Scenario const& scenario);

/// Puts the full text of every file of the scenario into the provenance, as "scenario/<file>", and its hash
/// among the root attributes, as scenario_sha256.
void record_scenario(ResultSet& results, Scenario const& scenario);

/// The inverse of record_scenario: file name -> text.
std::map<std::string, std::string> recorded_scenario(ResultSet const& results);

}  // namespace convene
