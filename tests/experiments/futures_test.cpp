#include "engine/experiments/futures.hpp"

#include <gmock/gmock.h>

#include "engine/experiments/compare.hpp"
#include "tests/experiments/fake_results.hpp"

namespace convene {
namespace {

using testing::HasSubstr;

/// A sweep of the strategies of McPhail's example: outcome by strategy and future, the mean of two replications.
ResultSet sweep(std::vector<std::vector<double>> const& outcomes, std::string const& better = "more") {
  auto const futures = outcomes[0].size();
  ResultSet set;
  std::vector<std::string> names;
  for (std::size_t s = 0; s < outcomes.size(); ++s) names.push_back("P" + std::to_string(s + 1));
  set.dimensions = {{"design_point", futures, {}, {}, "1", ""},
                    {"strategy", names.size(), names, {}, "1", ""},
                    {"replication", 2, {}, {}, "1", ""}};
  std::vector<double> cells;
  for (std::size_t f = 0; f < futures; ++f)
    for (std::size_t s = 0; s < names.size(); ++s)
      for (double luck : {-1.0, 1.0}) cells.push_back(outcomes[s][f] + luck);
  set.variables.push_back({"outcome", {"design_point", "strategy", "replication"}, cells, "1", "units",
                           {{"cell_methods", "week: sum"}, {"better", better}, {"measure", "units"}}});
  set.attributes = {{"baseline", "P1"}, {"weeks", "52"}, {"series", "totals"}};
  return set;
}

std::vector<std::vector<double>> const policies{{10, 8, 6, 4}, {7, 7, 7, 7}, {12, 9, 2, 1}, {9, 8, 7, 5}};

TEST(Futures, RobustnessOverASweep) {
  auto const c = compare(sweep(policies), {.aim = 6});
  ASSERT_TRUE(c.robustness);
  EXPECT_EQ(c.replications, 4u);
  EXPECT_EQ(c.replications_in_future, 2u);
  EXPECT_EQ(c.weeks, 52);
  auto const& r = c.robustness->strategies;
  std::vector<double> const maximin{4, 7, 1, 5}, laplace{7, 7, 6, 7.25}, hurwicz{7, 7, 6.5, 7}, regret{3, 5, 6, 3},
      regret_90{2.7, 4.1, 5.7, 2.7}, enough{.75, 1, .5, .75};
  for (std::size_t s = 0; s < 4; ++s) {
    EXPECT_DOUBLE_EQ(r[s].maximin, maximin[s]);
    EXPECT_DOUBLE_EQ(r[s].laplace, laplace[s]);
    EXPECT_DOUBLE_EQ(r[s].hurwicz, hurwicz[s]);
    EXPECT_DOUBLE_EQ(r[s].maximum_regret, regret[s]);
    EXPECT_NEAR(r[s].regret_90, regret_90[s], 1e-12);
    EXPECT_DOUBLE_EQ(r[s].satisficing, enough[s]);
  }
  EXPECT_THAT(c.robustness->disagreement, HasSubstr("The rules disagree"));
}

TEST(Futures, LessMayBeBetter) {
  auto turned = policies;
  for (auto& row : turned)
    for (double& x : row) x = -x;
  auto const c = compare(sweep(turned, "less"), {.aim = -6});
  ASSERT_TRUE(c.robustness);
  EXPECT_DOUBLE_EQ(c.robustness->strategies[0].maximin, -4);
  EXPECT_DOUBLE_EQ(c.robustness->strategies[0].maximum_regret, 3);
  EXPECT_DOUBLE_EQ(c.robustness->strategies[1].satisficing, 1);
}

TEST(Futures, AnUnfinishedReplicationIsLeftOutForAllStrategies) {
  auto set = sweep({{1, 2}, {3, 5}});
  auto& cells = std::get<std::vector<double>>(set.variables[0].cells);
  cells[0] = no_value;  // first future, P1, first replication
  auto const futures = by_future(set);
  auto const& means = std::get<std::vector<double>>(futures.find("outcome")->cells);
  EXPECT_THAT(means, testing::ElementsAre(2, 2, 4, 5));  // the first future keeps its second, lucky replication
  for (double& x : cells) x = no_value;
  cells[4] = 1, cells[5] = 1, cells[6] = 1, cells[7] = 1;
  EXPECT_EQ(compare(set).replications, 1u);
  EXPECT_EQ(compare(set).unfinished, 1u);
}

TEST(Futures, OfARunThereAreNone) {
  fake::Results results({"a", "b"}, 3, 2);
  results.outcome([](std::size_t s, std::size_t, std::size_t) { return double(s); });
  EXPECT_FALSE(compare(results).robustness);
  EXPECT_EQ(by_future(results).variables.size(), 1u);
}

}  // namespace
}  // namespace convene
