#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/experiments/study/factor_target.hpp"

namespace convene {

/// A factor made ready: numbers in, a changed scenario out. Texts and truths are numbers too: the place of the word
/// among `words`.
class Factor {
 public:
  std::string path;                ///< as the study writes it
  std::string name;                ///< the same as a name for a variable: "trust_gain"
  std::string units = "1";
  std::string meaning;
  std::string group;               ///< empty: by itself
  std::vector<std::string> words;  ///< of texts and truths ("false", "true"); empty for numbers
  std::vector<double> levels;      ///< when it has values of its own, in the study's order
  double low = 0, high = 0;        ///< the least and the largest value it takes
  bool logarithmic = false;        ///< spread evenly by its logarithm

  /// The value at `position` in [0, 1] of its distribution; of levels each has an equal share.
  double value(double position) const { return quantile_(position); }
  /// How people read the value: "webinar", "0.03".
  std::string text(double value) const;
  void set(Scenario& scenario, double value) const { set_(scenario, value); }
  int turn() const { return turn_; }

 private:
  friend class FactorMaker;
  std::function<double(double)> quantile_;
  std::function<void(Scenario&, double)> set_;
  int turn_ = 1;
};

/// The study's factors, checked against what `scenario` has; every fault goes to `diagnostics` at the factor's place,
/// and a factor at fault is left out.
std::vector<Factor> resolve_factors(std::vector<FactorSpec> const& specs, Scenario const& scenario,
                                    Diagnostics& diagnostics);

/// The scenario with each factor at its value. Pure; the order of factors does not matter.
Scenario apply_factors(Scenario const& scenario, std::span<Factor const> factors, std::span<double const> values);

}  // namespace convene
