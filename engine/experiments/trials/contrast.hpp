#pragma once

#include <cstddef>
#include <vector>

namespace convene {

/// What a clinic adds to a ratio of sums.
struct ClinicShare {
  double count = 0;  ///< patients of the fixed panel who changed, visits without a dose ...
  double of = 0;     ///< patients of the fixed panel, visits with a dose due ...; 0: nothing is known
};

/// One part of a comparison: a weighted ratio of sums over clinics.
struct ContrastTerm {
  double weight = 1;
  std::vector<ClinicShare> clinics;  ///< by clinic of the trial; 0 of 0 where it does not take part
};

enum class ContrastScale {
  difference,
  log_ratio  ///< natural logarithms of the ratios of sums are added up; not finite where a term counts nothing
};

struct Contrast {
  double value = 0;
  double variance = 0;         ///< jackknife, one clinic left out at a time, by stratum; 0 where one has a single clinic
  std::size_t freedom = 0;     ///< clinics less strata
};

/// Sum of the terms' weighted ratios, or of their logarithms. `strata`: by clinic, those that were drawn together (an arm, or a cohort whose
/// clinics hold several arms): leaving out a clinic takes it out of every term at once.
Contrast contrast_of(std::vector<ContrastTerm> const& terms, std::vector<std::size_t> const& strata,
                     ContrastScale scale = ContrastScale::difference);

}  // namespace convene
