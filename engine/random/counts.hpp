#pragma once

#include <cstdint>

namespace convene {

/// Counts as inverse functions of one uniform in (0, 1), never falling as the uniform or the mean grows: strategies
/// that share a draw differ only by what they change. Exact up to a mean of 300; beyond it the normal quantile with
/// its skewness corrected (error of a quantile below one count).
std::int32_t poisson(double uniform, double mean);
/// Successes among `trials` of chance `p` [0, 1].
std::int32_t binomial(double uniform, std::int32_t trials, double p);

}  // namespace convene
