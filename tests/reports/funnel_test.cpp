#include <gmock/gmock.h>

#include "engine/reports/answer.hpp"
#include "engine/scenario/complex_care.hpp"
#include "tests/reports/fake_study.hpp"

namespace convene {
namespace {

using testing::HasSubstr;

Comparison complex_study(std::size_t strategies_better) {
  fake::Results results({"as_it_is", "joined_up"}, 4, 10);
  results.outcome([=](std::size_t s, std::size_t, std::size_t) { return s == strategies_better ? 9.0 : 8.0; });
  static constexpr double of[] = {10, 6, 5, 2, 1.5, 1.2, 1};
  static constexpr char const* steps[] = {"found", "wanted", "referred", "reached", "eligible", "served", "resolved"};
  for (auto need : need_words)
    for (std::size_t i = 0; i < 7; ++i)
      results.flow(std::string{need} + "_" + steps[i], [=](std::size_t s, std::size_t, std::size_t) { return s == 1 && i == 6 ? 1.5 : of[i]; });
  return compare(results);
}

TEST(Funnel, IsPrintedNeedByNeedBesideThePublishedShares) {
  auto const text = funnel_text(complex_study(1), {});
  EXPECT_THAT(text, HasSubstr("needs: as_it_is"));
  EXPECT_THAT(text, HasSubstr("needs: joined_up"));
  EXPECT_THAT(text, HasSubstr("behavioural_health"));
  EXPECT_THAT(text, HasSubstr("40%"));  // reached of referred
  EXPECT_THAT(text, HasSubstr("50%"));  // met of reached
  EXPECT_THAT(text, HasSubstr("75%"));  // the same where more are met
  EXPECT_THAT(text, HasSubstr("53-71%"));
}

TEST(Funnel, IsForComplexCareOnly) {
  EXPECT_EQ(funnel_text(compare(fake::partnership_study()), {}), "");
}

TEST(Cohort, IsPrintedArmByArmWhereThereAreControls) {
  auto const arms = [](double controls) {
    fake::Results results({"as_it_is"}, 4, 10);
    results.outcome([](std::size_t, std::size_t r, std::size_t) { return 8.0 + double(r); });
    results.flow("enrolled_control", [=](std::size_t, std::size_t, std::size_t) { return controls; });
    results.flow("enrolled_treated", [](std::size_t, std::size_t, std::size_t) { return 4.0; });
    results.flow("follow_up_treated", [](std::size_t, std::size_t, std::size_t) { return 0.0415; });
    return cohort_text(compare(results), {});
  };
  EXPECT_THAT(arms(5), HasSubstr("enrolled: as_it_is"));
  EXPECT_THAT(arms(5), HasSubstr("50.00"));
  EXPECT_THAT(arms(5), HasSubstr("41.5%"));
  EXPECT_EQ(arms(0), "");
}

}  // namespace
}  // namespace convene
