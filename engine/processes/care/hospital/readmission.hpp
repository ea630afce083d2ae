#pragma once

namespace convene {

/// Chance of readmission of patients who differ in frailty: the mean over normally spread odds, by three points
/// (Gauss-Hermite). Centred, so that the mean chance without help is the hospital's own rate.
class Readmission {
 public:
  Readmission() = default;
  /// `rate` (0, 1): mean chance at shift 0. `frailty`: standard deviation, logit.
  Readmission(double rate, double frailty);

  /// Mean chance when everyone's odds move by `shift`, logit.
  double chance(double shift) const;

 private:
  double middle_ = 0, apart_ = 0, rate_ = 0;
};

}  // namespace convene
