#pragma once

#include <string>

#include "engine/scenario/scenario.hpp"

namespace convene {

/// Reads a scenario folder or its scenario.toml and every roster it names.
///
/// Faults of form, type, range, reference (a partner, system or clinic that does not exist) and duplicates go
/// to `diagnostics`, all of them; what could be read is returned, so that later checks can add theirs. A file
/// with a syntax error gives that one fault. Levers, policies, measures and parameter paths are checked by
/// assembly, which knows them. `Scenario::files` calls the TOML text "scenario.toml" whatever its file is
/// called, so that the texts load again. Throws FileError when scenario.toml or a roster cannot be opened: a
/// roster's only after the faults of every other file are in `diagnostics`.
Scenario load_scenario(std::string const& path, Diagnostics& diagnostics);

/// The same from text already in memory: file name -> text, "scenario.toml" among them. A text that is
/// missing is a fault.
Scenario load_scenario_texts(std::map<std::string, std::string> const& files, Diagnostics& diagnostics);

}  // namespace convene
