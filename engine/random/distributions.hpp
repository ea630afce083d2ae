#pragma once

namespace convene {

/// Distributions as inverse functions of one uniform in (0, 1): the same bits everywhere, and monotone, so that a
/// larger uniform always means a larger value (common random numbers stay common when parameters move).
double normal(double uniform, double mean, double sd);
/// Median e^mu: log-normal with the given median and sigma of the logarithm.
double lognormal(double uniform, double median, double sigma);
double logistic(double uniform, double location = 0, double scale = 1);
double exponential(double uniform, double mean);

}  // namespace convene
