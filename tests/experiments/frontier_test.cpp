#include "engine/experiments/frontier.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace convene {
namespace {

using Values = std::vector<double>;

std::vector<Standing> standings(Values const& costs, Values const& effects) {
  std::vector<Standing> result;
  for (auto const& point : frontier(costs, effects)) result.push_back(point.standing);
  return result;
}

constexpr auto efficient = Standing::efficient;
constexpr auto dominated = Standing::dominated;
constexpr auto extended = Standing::extendedly_dominated;

// HIV screening (Paltiel et al. 2006): annual screening costs most and yields less than every three years.
TEST(Frontier, HivScreening) {
  Values const costs{26000, 27000, 28020, 28440, 29440};
  Values effects{277.25, 277.57, 277.78, 277.83, 277.76};
  for (auto& months : effects) months /= 12;
  auto const points = frontier(costs, effects);
  EXPECT_THAT(standings(costs, effects),
              testing::ElementsAre(efficient, efficient, efficient, efficient, dominated));
  EXPECT_TRUE(std::isnan(points[0].ratio));
  EXPECT_NEAR(points[1].ratio, 37500, 1e-6);
  EXPECT_NEAR(points[2].ratio, 58285.714286, 1e-3);
  EXPECT_NEAR(points[3].ratio, 100800, 1e-3);
}

// The teaching example of Oxford's Health Economics Research Centre.
TEST(Frontier, ExtendedDominance) {
  Values const costs{55000, 35000, 25000, 10000, 12000, 5000}, effects{5, 4, 3, 2, 1.5, 1};
  auto const points = frontier(costs, effects);
  EXPECT_THAT(standings(costs, effects),
              testing::ElementsAre(efficient, efficient, extended, efficient, dominated, efficient));
  EXPECT_EQ(points[3].ratio, 5000);
  EXPECT_EQ(points[1].ratio, 12500);
  EXPECT_EQ(points[0].ratio, 20000);
}

TEST(Frontier, OfEqualEffectsOneSurvives) {
  Values const costs{163771.0, 164848.7, 163765.1}, effects{6.48273, 6.52861, 6.52861};
  EXPECT_THAT(standings(costs, effects), testing::ElementsAre(dominated, dominated, efficient));
}

TEST(Frontier, OfEqualOptionsTheFirstSurvives) {
  Values const costs{1, 5, 5}, effects{0, 2, 2};
  EXPECT_THAT(standings(costs, effects), testing::ElementsAre(efficient, efficient, dominated));
  EXPECT_EQ(frontier(costs, effects)[1].ratio, 2);
  EXPECT_TRUE(frontier({}, {}).empty());
}

TEST(Frontier, OrderOfTheOptionsDoesNotMatter) {
  Values costs{55000, 35000, 25000, 10000, 12000, 5000}, effects{5, 4, 3, 2, 1.5, 1};
  auto const forward = frontier(costs, effects);
  std::reverse(costs.begin(), costs.end());
  std::reverse(effects.begin(), effects.end());
  auto const backward = frontier(costs, effects);
  for (std::size_t i = 0; i < forward.size(); ++i)
    EXPECT_EQ(forward[i].standing, backward[forward.size() - 1 - i].standing);
}

}  // namespace
}  // namespace convene
