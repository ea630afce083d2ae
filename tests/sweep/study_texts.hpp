#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/experiments/study/factor.hpp"
#include "engine/scenario/load.hpp"
#include "engine/scenario/study_spec.hpp"
#include "tests/scenario/texts.hpp"

namespace convene {

/// A study without a fault, but for what the test adds.
inline std::string study_text(std::string const& factors, std::string const& design,
                              std::string const& more = {}) {
  return "scenario = \"two_counties\"\n" + more + factors + design;
}

inline std::string const one_factor = "[[factor]]\npath = \"trust.gain\"\nrange = [0.01, 0.1]\n";
inline std::string const ten_points = "[design]\nkind = \"lhs\"\nsize = 10\n";

inline std::vector<std::string> lines_of(Diagnostics const& diagnostics) {
  std::vector<std::string> lines;
  for (auto const& fault : diagnostics.sorted()) lines.push_back(to_string(fault));
  return lines;
}

inline std::vector<std::string> study_faults(std::string const& text, Texts more = {}) {
  Diagnostics diagnostics;
  more["study.toml"] = text;
  load_study_texts(more, diagnostics);
  return lines_of(diagnostics);
}

inline StudySpec good_study(std::string const& text, Texts more = {}) {
  Diagnostics diagnostics;
  more["study.toml"] = text;
  auto study = load_study_texts(more, diagnostics);
  if (!diagnostics.ok()) throw InputError(diagnostics);
  return study;
}

inline Scenario good_scenario(Texts const& texts = good_texts()) {
  Diagnostics diagnostics;
  auto scenario = load_scenario_texts(texts, diagnostics);
  if (!diagnostics.ok()) throw InputError(diagnostics);
  return scenario;
}

inline std::vector<Factor> factors_of(std::string const& factors, Scenario const& scenario) {
  Diagnostics diagnostics;
  auto const design = "[design]\nkind = \"saltelli\"\nsize = 32\n";  // any that knows groups
  auto made = resolve_factors(good_study(study_text(factors, design)).factors, scenario, diagnostics);
  if (!diagnostics.ok()) throw InputError(diagnostics);
  return made;
}

}  // namespace convene
