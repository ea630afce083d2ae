#include "engine/processes/care/hospital/readmission.hpp"

#include <cmath>

#include "engine/core/math.hpp"

namespace convene {
namespace {

double mean_chance(double middle, double apart) {
  return (4 * expit(middle) + expit(middle - apart) + expit(middle + apart)) / 6;
}

}  // namespace

Readmission::Readmission(double rate, double frailty) : middle_{logit(rate)}, apart_{std::sqrt(3.0) * frailty}, rate_{rate} {
  // The slope of the mean is near rate (1 - rate): a few Newton steps settle it.
  for (int i = 0; i < 12 && apart_ > 0; ++i) middle_ -= (mean_chance(middle_, apart_) - rate) / (rate * (1 - rate));
}

double Readmission::chance(double shift) const {
  return shift == 0 ? rate_ : mean_chance(middle_ + shift, apart_);
}

}  // namespace convene
