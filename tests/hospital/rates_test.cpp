#include "engine/processes/care/hospital/rates.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/processes/care/hospital/harms.hpp"
#include "engine/processes/care/hospital/readmission.hpp"
#include "engine/random/counts.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"

namespace convene {
namespace {

/// Hospitals with known lasting rates, published as CMS would.
Hospitals published(int count, double spread, double alike) {
  constexpr Decision common{"test.common"}, own{"test.own"}, counted{"test.counted"}, size{"test.size"};
  Draws const draws{5, 0};
  Hospitals h;
  for (int i = 0; i < count; ++i) {
    auto const key = static_cast<std::uint64_t>(i);
    std::array<HospitalRate, hospital_condition_count> rates;
    double const a = normal(draws.uniform(common, key), 0, spread * std::sqrt(alike));
    for (std::uint32_t c = 0; c < rates.size(); ++c) {
      auto& rate = rates[c];
      rate.expected = 0.05 + 0.025 * c;
      rate.counted = lognormal(draws.uniform(size, key, c), 200, 0.8);
      double const lasting = rate.expected + a + normal(draws.uniform(own, key, c), 0, spread * std::sqrt(1 - alike));
      auto const n = static_cast<std::int32_t>(rate.counted);
      rate.counted = n;
      rate.predicted = as_cms_predicts(binomial(draws.uniform(counted, key, c), n, std::max(0.0, lasting)), n, rate.expected, spread);
    }
    h.rates.push_back(rates);
  }
  return h;
}

TEST(Rates, TheFitFindsWhatRatesWereMadeFrom) {
  for (double alike : {0.2, 0.7}) {
    auto const fit = fit_rates(published(1500, 0.018, alike), {true, true, true, true, true, true});
    EXPECT_NEAR(fit.spread, 0.018, 0.0012);
    EXPECT_NEAR(fit.alike, alike, 0.12);
  }
}

TEST(Rates, APublishedRateIsBelievedTheMoreTheMoreWereCounted) {
  std::array<HospitalRate, hospital_condition_count> rates;
  rates.fill({100, 0.15, 0.14, 50, false});
  rates[1].counted = 5000;
  rates[2] = {5, 0, 0.2, 0, true};  // not published
  auto const b = beliefs(rates, 0.02, 0.6);
  EXPECT_EQ(b[0].mean, 0.15);
  EXPECT_LT(b[1].sd, 0.4 * b[0].sd);
  EXPECT_GT(b[2].mean, 0.2) << "the other conditions are worse than expected, so this is too";
  EXPECT_LT(b[2].sd, 0.02);
  EXPECT_EQ(beliefs(rates, 0.02, 0)[2].mean, 0.2) << "nothing in common, nothing learnt";
}

TEST(Readmission, FrailtyIsCentredAndBluntsAChange) {
  for (double rate : {0.01, 0.055, 0.194, 0.5}) {
    Readmission const alike{rate, 0}, frail{rate, 1.2};
    EXPECT_NEAR(frail.chance(1e-12), rate, 1e-9);
    EXPECT_EQ(frail.chance(0), rate);
    EXPECT_LT(frail.chance(-0.3), rate);
    if (rate > 0.02) {
      EXPECT_GT(frail.chance(-0.3), alike.chance(-0.3));
    }
  }
}

TEST(Harms, StepAtOneAndAtAllElements) {
  Parameters p;
  HospitalNumbers const n{p};
  auto const ratio = [&](double compliance) { return step_ratio(n, clabsi, intensive_care, compliance); };
  EXPECT_EQ(ratio(0.5), 1);
  EXPECT_EQ(ratio(0.75), 1) << "no effect of compliance below 75%";
  EXPECT_EQ(ratio(0.90), 0.77);
  EXPECT_EQ(ratio(0.985), 0.67);
  EXPECT_EQ(harm_change(n, clabsi, intensive_care, 0.9, 0.9).rate, 1) << "what a hospital does already is in its rate";
  EXPECT_GT(step_ratio(n, cauti, intensive_care, 0.99), 1) << "par.A3: no effect in intensive care";
}

TEST(Harms, AvoidedDeviceDaysAreThoseOfLowRisk) {
  Parameters p;
  HospitalNumbers const n{p};
  auto const change = harm_change(n, cauti, other_units, 0.4, 0.7);
  EXPECT_LT(change.devices, 1);
  EXPECT_GT(change.rate, 1) << "per device-day";
  EXPECT_LT(change.devices * change.rate, 1) << "in all";
}

}  // namespace
}  // namespace convene
