#pragma once

/// Elementary functions from +, -, *, / and sqrt alone, so that every compiler and processor gives the same bits.
/// (The C library's exp and log pick other code on processors with fused multiply-add.) Errors below 4e-16 relative.
namespace convene {

double exact_exp(double x);          ///< e^x; 0 below -708, inf above 709
double exact_log(double x);          ///< natural logarithm, x > 0
double expit(double x);              ///< 1 / (1 + e^-x)
double logit(double p);              ///< ln(p / (1 - p)), 0 < p < 1
double normal_quantile(double p);    ///< inverse standard normal, 0 < p < 1 (Acklam, relative error below 1.2e-9)
double normal_cdf(double x);         ///< standard normal distribution function (|error| < 1.5e-7, Abramowitz and Stegun 7.1.26)

}  // namespace convene
