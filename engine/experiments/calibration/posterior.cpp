#include "engine/experiments/calibration/posterior.hpp"

#include <algorithm>
#include <numeric>

namespace convene {

double Posterior::mean(std::size_t parameter) const {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * parameters(i, parameter);
  return sum;
}

double Posterior::variance(std::size_t parameter) const {
  double const centre = mean(parameter);
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    double const off = parameters(i, parameter) - centre;
    sum += weights[i] * off * off;
  }
  return sum;
}

double Posterior::quantile(std::size_t parameter, double share) const {
  CONVENE_CHECK(!weights.empty());
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return parameters(i, parameter); });
  double below = 0;
  for (auto const i : order)
    if ((below += weights[i]) >= share) return parameters(i, parameter);
  return parameters(order.back(), parameter);
}

double Posterior::upper_quantile(std::size_t parameter, double share) const {
  auto mirrored = *this;
  for (std::size_t i = 0; i < weights.size(); ++i) mirrored.parameters(i, parameter) *= -1;
  return -mirrored.quantile(parameter, share);
}

double Posterior::effective_size() const {
  double sum = 0;
  for (double const w : weights) sum += w * w;
  return sum > 0 ? 1 / sum : 0;
}

double unexplained(Posterior const& posterior, Prior const& prior, std::size_t parameter) {
  return posterior.variance(parameter) / prior.variance();
}

}  // namespace convene
