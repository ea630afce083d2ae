#pragma once

#include <string>

#include "engine/experiments/comparison.hpp"

namespace convene {

/// How a measure's numbers are written: shares as percentages and points, anything else with its unit.
class Wording {
 public:
  explicit Wording(MeasureInfo const& measure);
  std::string value(Estimate const& e) const;     ///< "63.3%", "1,204 hours"
  std::string size(Estimate const& e) const;      ///< "2.1 points", without its sign
  std::string interval(Estimate const& e) const;  ///< "1.9 to 2.3", of the size; "" with a single replication
  std::string signed_cell(Estimate const& e) const;           ///< "+2.1 (1.9 to 2.3)", for tables
  std::string amount(double value, double half_width) const;  ///< the bare number in the shown unit
  std::string difference_unit() const {
    return difference_unit_;
  }  ///< "points", "hours"; "" for pure numbers

 private:
  double scale_ = 1;
  int least_decimals_ = 0;
  std::string value_suffix_, difference_unit_;
};

std::string to_string(Verdict verdict);  ///< "better", "worse", "cannot be told apart", "identical"
/// The same in JSON and file names: "better", "worse", "not_told_apart", "identical".
std::string verdict_id(Verdict verdict);

/// "first_doses" -> "people vaccinated": what Comparison::gain counts.
std::string gain_words(std::string const& gain);

/// What a unit of a measure is called when it is bought: "person vaccinated", "unit of harms".
std::string effect_unit(std::string const& effect);

/// "52 (48 to 57)"; "52 (30 or more)" when the gain may be none; "52 (no limits)" when anything is possible;
/// "no gain" when there is nothing to divide by.
std::string ratio_cell(Ratio const& ratio, Estimate const& gain);

/// What the places that are helped are called: "clinic", "hospital".
std::string site_words(Comparison const& comparison);

/// "95% interval" at the comparison's confidence.
std::string interval_words(double confidence);

}  // namespace convene
