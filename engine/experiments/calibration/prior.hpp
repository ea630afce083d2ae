#pragma once

namespace convene {

/// What is believed of one parameter before its consequences are compared with targets.
class Prior {
 public:
  static Prior uniform(double low, double high);
  static Prior normal(double mean, double sd);

  double draw(double uniform) const;   ///< the value at this share of the distribution, 0 < uniform < 1
  double density(double value) const;  ///< 0 outside a uniform's range
  double variance() const;

 private:
  enum class Kind { uniform, normal };
  Prior(Kind kind, double a, double b) : kind_{kind}, a_{a}, b_{b} {}
  Kind kind_;
  double a_, b_;  // low and high, or mean and sd
};

}  // namespace convene
