#pragma once

#include <string>

#include "engine/experiments/select.hpp"
#include "engine/reports/text_table.hpp"
#include "engine/results/measure.hpp"

namespace convene {

/// What a choice is about.
struct ChoiceSubject {
  std::string title;
  MeasureInfo measure;
  int weeks = 0;  ///< horizon
};

/// The choice in a few sentences, one table and what it guarantees. No line is wider than the style's width.
std::string choice_text(Choice const& choice, ChoiceSubject const& subject, Style const& style = {});

/// The same for machines, unrounded. A line feed at its end.
std::string choice_json(Choice const& choice, ChoiceSubject const& subject);

}  // namespace convene
