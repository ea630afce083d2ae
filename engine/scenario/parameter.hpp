#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

namespace convene {

/// How well a number is founded. A trial or table, B observational, C secondary, D derived, E judgement.
enum class Grade : char { A = 'A', B = 'B', C = 'C', D = 'D', E = 'E' };

/// How sweeps and uncertainty draws spread a number over its range.
enum class Spread { uniform, log_uniform };

/// Everything a person needs to know about one number of the model.
struct ParameterSpec {
  std::string path;  ///< "trust.gain"
  double fallback;   ///< value when the scenario says nothing
  double low, high;  ///< allowed and swept range, both ends included
  std::string unit;  ///< "1", "week", "hour", "logit" ...
  Grade grade;
  std::string source;   ///< "hpv.B1", "par.A7", or "judgement"
  std::string meaning;  ///< one sentence
  Spread spread = Spread::uniform;
};

/// The register: each number is declared by the very call that reads it, so none can be read undeclared.
class Parameters {
 public:
  Parameters() = default;
  explicit Parameters(std::map<std::string, double> given) : given_{std::move(given)} {}

  /// The given value, or the fallback. Ranges are checked by `validate`, not here.
  double read(ParameterSpec spec);

  /// Every declared number, ordered by path.
  std::span<ParameterSpec const> specs() const { return specs_; }
  ParameterSpec const* find(std::string const& path) const;
  std::map<std::string, double> const& given() const { return given_; }

 private:
  std::map<std::string, double> given_;
  std::vector<ParameterSpec> specs_;
};

}  // namespace convene
