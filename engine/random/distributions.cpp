#include "engine/random/distributions.hpp"

#include "engine/core/math.hpp"

namespace convene {

double normal(double uniform, double mean, double sd) { return mean + sd * normal_quantile(uniform); }

double lognormal(double uniform, double median, double sigma) {
  return median * exact_exp(sigma * normal_quantile(uniform));
}

double logistic(double uniform, double location, double scale) { return location + scale * logit(uniform); }

double exponential(double uniform, double mean) { return -mean * exact_log(1 - uniform); }

}  // namespace convene
