#include "engine/processes/care/hospital/rates.hpp"

#include <algorithm>
#include <cmath>

namespace convene {
namespace {

double noise(double discharges, double expected) { return expected * (1 - expected) / discharges; }

bool is_published(HospitalRate const& rate) { return rate.predicted > 0 && rate.counted > 0; }

}  // namespace

double reliability(double discharges, double expected, double spread) {
  double const between = spread * spread;
  return between / (between + noise(discharges, expected));
}

double as_cms_predicts(double readmitted, double discharges, double expected, double spread) {
  return expected + reliability(discharges, expected, spread) * (readmitted / discharges - expected);
}

std::array<RateBelief, hospital_condition_count> beliefs(std::array<HospitalRate, hospital_condition_count> const& rates,
                                                         double spread, double alike) {
  double const between = spread * spread, common = alike * between, own = between - common;
  // The common part, as seen through each published condition.
  double precision = common > 0 ? 1 / common : 0, sum = 0;
  for (auto const& rate : rates) {
    if (!is_published(rate) || common <= 0) continue;
    double const variance = own + noise(rate.counted, rate.expected);
    precision += 1 / variance;
    sum += (rate.predicted - rate.expected) / reliability(rate.counted, rate.expected, spread) / variance;
  }
  double const mean = precision > 0 ? sum / precision : 0, left = precision > 0 ? 1 / precision : 0;
  std::array<RateBelief, hospital_condition_count> out;
  for (std::size_t c = 0; c < rates.size(); ++c) {
    auto const& rate = rates[c];
    out[c] = is_published(rate) ? RateBelief{rate.predicted, spread * std::sqrt(1 - reliability(rate.counted, rate.expected, spread))}
                                : RateBelief{rate.expected + mean, std::sqrt(left + own)};
  }
  return out;
}

RateFit fit_rates(Hospitals const& hospitals, std::array<bool, hospital_condition_count> const& used) {
  // Published deviations have variance reliability x spread^2.
  auto const each = [&](auto const& visit) {
    for (auto const& rates : hospitals.rates.values())
      for (std::size_t c = 0; c < rates.size(); ++c)
        if (used[c] && is_published(rates[c])) visit(rates, c);
  };
  double target = 0;
  each([&](auto const& rates, std::size_t c) { target += (rates[c].predicted - rates[c].expected) * (rates[c].predicted - rates[c].expected); });
  double low = 1e-5, high = 0.2;
  for (int i = 0; i < 60; ++i) {
    double const spread = (low + high) / 2;
    double sum = 0;
    each([&](auto const& rates, std::size_t c) { sum += reliability(rates[c].counted, rates[c].expected, spread) * spread * spread; });
    (sum < target ? low : high) = spread;
  }
  RateFit fit{low, 0};
  double product = 0, whole = 0;
  each([&](auto const& rates, std::size_t c) {
    for (std::size_t d = 0; d < c; ++d) {
      if (!used[d] || !is_published(rates[d])) continue;
      product += (rates[c].predicted - rates[c].expected) * (rates[d].predicted - rates[d].expected);
      whole += reliability(rates[c].counted, rates[c].expected, low) * reliability(rates[d].counted, rates[d].expected, low) * low * low;
    }
  });
  if (whole > 0) fit.alike = std::clamp(product / whole, 0.0, 0.95);
  return fit;
}

}  // namespace convene
