#include "engine/experiments/compare.hpp"

#include <gmock/gmock.h>

#include "engine/core/diagnostics.hpp"
#include "tests/experiments/fake_results.hpp"

namespace convene {
namespace {

using fake::noise;
using fake::Results;

/// Four strategies: nothing, a twin of nothing, a weak and a strong one; the outcome is read in the last of 4
/// weeks.
Results study(std::uint64_t number, std::size_t replications = 30) {
  Results results({"none", "twin", "weak", "strong"}, replications, 4);
  results.outcome([=](std::size_t s, std::size_t r, std::size_t w) {
    if (w < 3) return 99.0;  // earlier weeks must not matter
    double const gain[] = {0, 0, 0.02, 1};
    auto const own = s < 2 ? 0 : noise(number, r, s);
    return 0.5 + 3 * noise(number, r, 0) + gain[s] + 0.2 * own;
  });
  return results;
}

TEST(Compare, TwinsDifferByExactlyNothing) {
  auto const c = compare(study(1));
  EXPECT_EQ(c.strategies[1].difference.mean, 0);
  EXPECT_EQ(c.strategies[1].difference.half_width, 0);
  EXPECT_TRUE(c.strategies[1].difference.always_zero);
  EXPECT_EQ(c.strategies[1].verdict, Verdict::identical);
  EXPECT_EQ(c.strategies[0].chance_best, c.strategies[1].chance_best);
  EXPECT_EQ(c.strategies[1].chance_worse, 0);
}

TEST(Compare, VerdictsTurnWithTheirPair) {
  auto const c = compare(study(1));
  EXPECT_EQ(c.best(), 3u);
  EXPECT_EQ(c.strategies[3].verdict, Verdict::better);
  EXPECT_EQ(c.strategies[2].verdict, Verdict::not_told_apart);
  EXPECT_EQ(c.verdict(2, 3), Verdict::worse);
  EXPECT_EQ(c.verdict(3, 2), Verdict::better);
  EXPECT_EQ(c.verdict(2, 2), Verdict::identical);
  EXPECT_EQ(c.pairs.size(), 6u);
}

TEST(Compare, ChancesOfBeingBestAddUpToOne) {
  auto const c = compare(study(2));
  double sum = 0;
  for (auto const& strategy : c.strategies) sum += strategy.chance_best;
  EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(Compare, TiesAreSplit) {
  Results results({"a", "b", "c"}, 4, 1);
  results.outcome(
      [](std::size_t s, std::size_t r, std::size_t) { return r == 0 ? double(s == 2) : double(s < 2); });
  auto const c = compare(results);
  EXPECT_EQ(c.strategies[0].chance_best, 0.375);
  EXPECT_EQ(c.strategies[1].chance_best, 0.375);
  EXPECT_EQ(c.strategies[2].chance_best, 0.25);
  EXPECT_EQ(c.strategies[2].chance_worse, 0.75);
  EXPECT_EQ(c.strategies[2].regret.mean, 0.75);
  EXPECT_EQ(c.strategies[2].regret_most, 1);
  EXPECT_EQ(c.best(), 0u);
}

TEST(Compare, LessCanBeBetter) {
  Results results({"none", "fewer_harms"}, 5, 2);
  results.level(
      "harms", [](std::size_t s, std::size_t r, std::size_t) { return 10 + double(r) - 3 * double(s); },
      "less");
  auto const c = compare(results, {.measure = "harms"});
  EXPECT_EQ(c.best(), 1u);
  EXPECT_EQ(c.strategies[1].difference.mean, -3);
  EXPECT_EQ(c.strategies[1].verdict, Verdict::better);
  EXPECT_EQ(c.strategies[1].chance_worse, 0);
  EXPECT_EQ(c.strategies[0].regret.mean, 3);
}

TEST(Compare, FlowsAreSummedAndLevelsReadAtTheEnd) {
  Results results({"none", "some"}, 3, 4);
  results.outcome([](std::size_t, std::size_t, std::size_t w) { return double(w); });
  results.flow("first_doses", [](std::size_t s, std::size_t, std::size_t w) { return double(s * (w + 1)); });
  auto const c = compare(results);
  EXPECT_EQ(c.strategies[1].outcome.mean, 3);
  EXPECT_EQ(c.strategies[1].amount("first_doses")->difference.mean, 10);
  EXPECT_EQ(c.gain, "first_doses");
  EXPECT_EQ(c.strategies[1].amount("no_such"), nullptr);
}

TEST(Compare, CostsAreIncrementalAndPaired) {
  Results results({"none", "some", "useless"}, 10, 2);
  results.outcome([](std::size_t s, std::size_t, std::size_t) { return double(s == 1); });
  results.flow("first_doses", [](std::size_t s, std::size_t r, std::size_t) {
    return 100 * double(r) + 5 * double(s == 1);
  });
  results.flow("cost_partner",
               [](std::size_t s, std::size_t r, std::size_t) { return 7 * double(r) + 200 * double(s); });
  results.flow("cost_clinic", [](std::size_t s, std::size_t, std::size_t) { return 50 * double(s); });
  results.flow("partner_hours", [](std::size_t s, std::size_t, std::size_t) { return 4 * double(s); });
  auto const c = compare(results);
  EXPECT_NEAR(c.strategies[1].cost->mean, 500, 1e-9);
  EXPECT_EQ(c.strategies[1].staff_hours->mean, 8);
  EXPECT_EQ(c.strategies[1].cost_per_gain->kind, RatioKind::bounded);
  EXPECT_NEAR(c.strategies[1].cost_per_gain->value, 50, 1e-9);
  EXPECT_NEAR(c.strategies[1].hours_per_gain->value, 0.8, 1e-12);
  // Equal effects: no price can be put on nothing, and paying for it is dominated.
  EXPECT_EQ(c.strategies[2].cost_per_gain->kind, RatioKind::undefined);
  EXPECT_EQ(c.strategies[2].standing->standing, Standing::dominated);
  EXPECT_EQ(c.strategies[1].standing->standing, Standing::efficient);
}

TEST(Compare, ReplicationsThatSomeStrategyDidNotFinishAreLeftOutForAll) {
  Results results({"none", "some"}, 4, 1);
  results.outcome(
      [](std::size_t s, std::size_t r, std::size_t) { return s == 1 && r == 2 ? no_value : double(r); });
  auto const c = compare(results);
  EXPECT_EQ(c.replications, 3u);
  EXPECT_EQ(c.unfinished, 1u);
  EXPECT_EQ(c.strategies[0].outcome.mean, 4.0 / 3);
  EXPECT_EQ(c.strategies[1].verdict, Verdict::identical);
}

TEST(Compare, OneReplicationTellsNothingApart) {
  auto const c = compare(study(3, 1));
  EXPECT_EQ(c.strategies[3].verdict, Verdict::not_told_apart);
  EXPECT_EQ(c.strategies[1].verdict, Verdict::identical);
}

TEST(Compare, HoursRunOutFromTheFirstWeekThatIsShortInHalfOfTheRuns) {
  Results results({"none", "busy"}, 4, 6);
  results.outcome([](std::size_t, std::size_t, std::size_t) { return 0.0; });
  results.flow("hours_unmet", [](std::size_t s, std::size_t r, std::size_t w) {
    return s == 1 && (w >= 3 || (w == 1 && r == 0)) ? 2.0 : 0.0;
  });
  results.once("weeks_to_agreement",
               [](std::size_t s, std::size_t r) { return s == 0 || r == 0 ? no_value : 8.0 + double(r); });
  auto const c = compare(results);
  EXPECT_FALSE(c.strategies[0].shortage->first_week);
  EXPECT_EQ(c.strategies[1].shortage->first_week, 4);
  EXPECT_EQ(c.strategies[1].shortage->weeks_short, 3);
  EXPECT_EQ(c.strategies[0].agreement->agreed, 0u);
  EXPECT_EQ(c.strategies[1].agreement->agreed, 3u);
  EXPECT_EQ(c.strategies[1].agreement->weeks.mean, 10);
}

TEST(Compare, AnyMeasureMayBeAbsent) {
  auto const c = compare(study(4));
  EXPECT_FALSE(c.strategies[3].cost);
  EXPECT_FALSE(c.strategies[3].cost_per_gain);
  EXPECT_FALSE(c.strategies[3].shortage);
  EXPECT_FALSE(c.strategies[3].standing);
  EXPECT_EQ(c.start.replications, 0u);
}

TEST(Compare, BaselineIsNamedOrAskedFor) {
  Results results({"none", "some"}, 3, 1);
  results.outcome([](std::size_t s, std::size_t, std::size_t) { return double(s); });
  EXPECT_EQ(compare(results).baseline, 0u);
  EXPECT_EQ(compare(results, {.baseline = "some"}).strategies[0].difference.mean, -1);
  results.set().attributes["baseline"] = "some";
  EXPECT_EQ(compare(results).baseline, 1u);
  results.set().attributes["baseline"] = "left_out";
  EXPECT_EQ(compare(results).baseline, 0u);
}

TEST(Compare, SaysWhatIsWrong) {
  Results results({"none", "some"}, 3, 1);
  results.outcome([](std::size_t s, std::size_t, std::size_t) { return double(s); });
  auto const message = [&](CompareOptions const& options) {
    try {
      compare(results, options);
    } catch (InputError const& fault) {
      return std::string(fault.what());
    }
    return std::string();
  };
  EXPECT_EQ(message({.baseline = "sme"}),
            "baseline 'sme' (no such strategy in the results) did you mean 'some'?");
  EXPECT_EQ(message({.measure = "outcom"}),
            "measure 'outcom' (the results do not hold it) did you mean 'outcome'?");
  EXPECT_THROW(compare(ResultSet{}), InputError);
  results.set().variables.clear();
  EXPECT_THROW(compare(results), InputError);
}

// With nothing between four strategies but chance, some pair is wrongly told apart in at most 5% of studies.
// 600 studies: a true rate of 0.05 gives more than 47 with a chance below 0.2%.
TEST(Compare, VerdictsHoldTogether) {
  int wrong = 0;
  for (std::uint64_t number = 0; number < 600; ++number) {
    Results results({"a", "b", "c", "d"}, 12, 1);
    results.outcome([=](std::size_t s, std::size_t r, std::size_t) { return noise(1000 + number, r, s); });
    auto const c = compare(results);
    wrong += std::any_of(c.pairs.begin(), c.pairs.end(),
                         [](PairVerdict const& p) { return p.verdict != Verdict::not_told_apart; });
  }
  EXPECT_LE(wrong, 47);
  EXPECT_GE(wrong, 5);
}

}  // namespace
}  // namespace convene
