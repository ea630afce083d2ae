#pragma once

#include <optional>

#include "engine/experiments/study/factor.hpp"

namespace convene {

/// Makes one factor of its spec and what it changes, adding every fault.
class FactorMaker {
 public:
  FactorMaker(FactorSpec const& spec, FactorTarget const& target, Scenario const& scenario, Diagnostics& diagnostics)
      : spec_{spec}, target_{target}, scenario_{scenario}, diagnostics_{diagnostics} {}

  std::optional<Factor> make();

 private:
  bool multiplies() const { return spec_.use == FactorUse::multiplier; }
  bool is_whole() const { return spec_.whole || (target_.kind == FactorKind::whole && !multiplies()); }
  bool is_word() const { return target_.kind == FactorKind::truth || target_.kind == FactorKind::text; }
  void refuse(Where const& where, std::string what, std::string why, std::string remedy = {});
  std::vector<double> cells() const;  ///< of the target's rows, those that are filled
  void check_multiplier();
  void set_bounds();
  void take_words(Factor& factor);
  void take_numbers(Factor& factor);
  void take_distribution(Factor& factor);
  void take_registered(Factor& factor);
  void check_number(double value, Where const& where);
  void check_rows(Factor const& factor);
  void bind(Factor& factor) const;

  FactorSpec const& spec_;
  FactorTarget const& target_;
  Scenario const& scenario_;
  Diagnostics& diagnostics_;
  double low_ = 0, high_ = 0;  // allowed
  bool ok_ = true;
};

}  // namespace convene
