// The shipped example in which capacity decides (scenarios/county_alliance): a few replications of what its README says.
#include <gtest/gtest.h>

#include "engine/scenario/load.hpp"
#include "tests/support/study.hpp"

namespace convene::test {
namespace {

constexpr double sure = 3.5;

struct County {
  Study study;
  std::vector<double> behind(std::string const& strategy, std::string const& other) const {
    auto lead = study.values(other, "first_doses");
    auto const own = study.values(strategy, "first_doses");
    for (std::size_t i = 0; i < lead.size(); ++i) lead[i] -= own[i];
    return lead;
  }
};

County const& county() {
  static County const lived = [] {
    Diagnostics diagnostics;
    auto const scenario = load_scenario(std::string{CONVENE_SOURCE} + "/scenarios/county_alliance", diagnostics);
    return County{Study{scenario, 12}};
  }();
  return lived;
}

TEST(CountyAlliance, TheSameLeversUnderAnotherPolicyGainManyTimesAsMuch) {
  auto const& c = county();
  EXPECT_GT(t_statistic(c.behind("first_come", "benefit_per_hour")), sure);
  EXPECT_GT(t_statistic(c.behind("equal_share", "benefit_per_hour")), sure);
}

TEST(CountyAlliance, EveryoneTiedToEveryoneLosesToASparseDividedAlliance) {
  auto const& c = county();
  EXPECT_GT(t_statistic(c.behind("everyone_tied", "benefit_per_hour")), sure);
  EXPECT_GT(c.study.mean("everyone_tied", "joint_hours"), 3 * c.study.mean("benefit_per_hour", "joint_hours"));
}

TEST(CountyAlliance, EveryLeverWithTheSameStaffLosesToAFewOfThem) {
  auto const& c = county();
  EXPECT_GT(t_statistic(c.behind("every_lever", "benefit_per_hour")), sure);
  EXPECT_LT(c.study.mean("every_lever", "sessions"), c.study.mean("benefit_per_hour", "sessions"));
}

}  // namespace
}  // namespace convene::test
