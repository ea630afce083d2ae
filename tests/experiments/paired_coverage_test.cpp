#include <gtest/gtest.h>

#include "engine/experiments/compare.hpp"
#include "tests/experiments/fake_results.hpp"

namespace convene {
namespace {

// A model of three lines: a future that strategies share, a gain, and luck of their own. 2,000 studies of 20 replications:
// intervals that truly cover 95% leave [93%, 97%] with chance 4e-5 a share, 1.2e-4 for the three pairs.
TEST(PairedDifferences, AreCoveredInNinetyFiveOfAHundredStudies) {
  constexpr int studies = 2000;
  double covered[3] = {};
  for (std::uint64_t study = 0; study < studies; ++study) {
    fake::Results results({"none", "clinics", "systems"}, 20, 1);
    results.outcome([&](std::size_t s, std::size_t r, std::size_t) {
      return 100 + 30 * fake::noise(study, r, 0) + 5.0 * double(s) + (1 + double(s)) * fake::noise(study, r, s + 1);
    });
    auto const c = compare(results);
    for (std::size_t p = 0; p < 3; ++p) {
      double const truth = -5.0 * double(c.pairs[p].second - c.pairs[p].first);
      covered[p] += c.pairs[p].difference.low() <= truth && truth <= c.pairs[p].difference.high();
    }
  }
  for (double const count : covered) {
    EXPECT_GE(count / studies, .93);
    EXPECT_LE(count / studies, .97);
  }
}

}  // namespace
}  // namespace convene
