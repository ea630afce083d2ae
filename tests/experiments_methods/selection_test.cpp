#include <gmock/gmock.h>

#include <cmath>
#include <vector>

#include "engine/core/diagnostics.hpp"
#include "engine/experiments/estimate.hpp"
#include "engine/experiments/selection/kim_nelson.hpp"
#include "engine/experiments/selection/ocba.hpp"
#include "engine/experiments/selection/subset.hpp"
#include "tests/experiments_methods/draws_of.hpp"

namespace convene {
namespace {

using methods::noise;
using testing::ElementsAre;

/// Normal outcomes: a part shared by all strategies in a replication and a part of their own.
Observe normal_world(std::uint64_t study, std::vector<double> means, double shared, double own) {
  return [=](std::span<std::size_t const> strategies, std::size_t first, std::size_t count) {
    Matrix values(count, strategies.size());
    for (std::size_t r = 0; r < count; ++r)
      for (std::size_t s = 0; s < strategies.size(); ++s)
        values(r, s) = means[strategies[s]] + shared * noise(study, 1000, first + r) +
                       own * noise(study, strategies[s], first + r);
    return values;
  };
}

/// The most successes of 1,000 at chance 0.95 that happen in less than 1 in 1,000 cases: P(X <= 926) = 6.5e-4
/// (exact binomial). A procedure that keeps its promise fails such a test in fewer than 1 of 1,000 worlds.
constexpr int too_few_of_1000 = 926;

TEST(KimNelson, Constants) {
  struct Row {
    std::size_t k, n0;
    double eta, h2;
  };
  for (auto const& [k, n0, eta, h2] :
       {Row{2, 10, .33405026860, 6.01290483480}, Row{5, 10, .63496726515, 11.42941077277},
        Row{10, 10, .85908342992, 15.46350173865}}) {
    auto const found = kim_nelson_constants(k, n0, .05);
    EXPECT_NEAR(found.eta, eta, 6e-12);
    EXPECT_NEAR(found.h2, h2, 6e-12);
  }
}

// The hardest case the promise covers: all others exactly the indifference below the best.
TEST(KimNelson, ChoosesTheBestAsOftenAsPromised) {
  int right = 0;
  for (std::uint64_t study = 0; study < 1000; ++study) {
    auto const found = kim_nelson(5, normal_world(study, {0, 0, 1, 0, 0}, 3, 1.5), {.indifference = 1});
    EXPECT_EQ(found.stop, Stop::decided);
    right += found.chosen == 2;
  }
  EXPECT_GT(right, too_few_of_1000);
}

TEST(KimNelson, SharedFuturesSaveReplications) {
  std::size_t with = 0, without = 0;
  for (std::uint64_t study = 0; study < 50; ++study) {
    for (auto const n : kim_nelson(3, normal_world(study, {0, 1, 0}, 3, 1), {.indifference = 1}).replications)
      with += n;
    for (auto const n :
         kim_nelson(3, normal_world(study, {0, 1, 0}, 0, std::sqrt(10)), {.indifference = 1}).replications)
      without += n;
  }
  EXPECT_LT(3 * with, without);
}

TEST(KimNelson, TheAnswerDoesNotDependOnTheStep) {
  for (std::uint64_t study = 0; study < 20; ++study) {
    auto const world = normal_world(study, {0, .5, 1, 2}, 2, 4);
    auto const one = kim_nelson(4, world, {.indifference = 1, .best = Best::smallest});
    auto const many = kim_nelson(4, world, {.indifference = 1, .step = 16, .best = Best::smallest});
    EXPECT_EQ(one.chosen, many.chosen);
    EXPECT_EQ(one.remaining, many.remaining);
    EXPECT_EQ(one.means[one.chosen], many.means[many.chosen]);
  }
}

TEST(KimNelson, StrategiesWithoutADifferenceAreAlikeAndCostNothingMore) {
  auto const world = [](std::span<std::size_t const> strategies, std::size_t first, std::size_t count) {
    Matrix values(count, strategies.size());
    for (std::size_t r = 0; r < count; ++r)
      for (std::size_t s = 0; s < strategies.size(); ++s)
        values(r, s) = noise(1, 0, first + r) + (strategies[s] == 2 ? 5 + noise(1, 2, first + r) : 0);
    return values;
  };
  auto const best = kim_nelson(3, world, {.indifference = .5});
  EXPECT_EQ(best.chosen, 2u);
  EXPECT_TRUE(best.alike.empty());
  auto const worst = kim_nelson(3, world, {.indifference = .5, .best = Best::smallest});
  EXPECT_EQ(worst.chosen, 0u);
  EXPECT_THAT(worst.alike, ElementsAre(1));
  auto const twins = kim_nelson(2, world, {.indifference = .5});
  EXPECT_THAT(twins.alike, ElementsAre(1));
  EXPECT_THAT(twins.replications, ElementsAre(10, 10));
}

TEST(KimNelson, SaysWhenTheBudgetDecided) {
  auto const found =
      kim_nelson(3, normal_world(1, {0, .1, .2}, 0, 5), {.indifference = .01, .step = 7, .budget = 100});
  EXPECT_EQ(found.stop, Stop::budget);
  std::size_t spent = 0;
  for (auto const n : found.replications) spent += n;
  EXPECT_LE(spent, 100u);
  EXPECT_GT(spent, 97u);
  EXPECT_THAT(found.guarantee, testing::HasSubstr("nothing is guaranteed"));
  auto const decided = kim_nelson(2, normal_world(1, {0, 5}, 0, 1), {.indifference = 2});
  EXPECT_THAT(decided.guarantee, testing::HasSubstr("at least 95%"));
}

TEST(KimNelson, RefusesWhatItCannotPromise) {
  auto const world = normal_world(1, {0, 1}, 0, 1);
  EXPECT_THROW(kim_nelson(2, world, {}), InputError);  // no indifference given
  EXPECT_THROW(kim_nelson(2, world, {.alpha = 0, .indifference = 1}), InputError);
  EXPECT_THROW(kim_nelson(2, world, {.indifference = 1, .first = 1}), InputError);
  EXPECT_THROW(kim_nelson(2, world, {.indifference = 1, .budget = 19}), InputError);
  auto const broken = [](auto s, auto, auto n) { return Matrix(n, s.size(), no_value); };
  EXPECT_THROW(kim_nelson(2, broken, {.indifference = 1}), InputError);
}

TEST(Ocba, AllocatesAsChenAndLee) {
  std::vector<double> const means{1.2, 2.1, 3.4, 4.87, 6.05}, variances{3.3, 2.0, 4.5, 5.3, 6.9};
  std::vector<std::size_t> const n{12, 6, 5, 5, 4};
  EXPECT_THAT(ocba_allocation(means, variances, n, 100, Best::smallest), ElementsAre(48, 38, 11, 2, 1));
  std::vector<double> turned;
  for (double const m : means) turned.push_back(-m);
  EXPECT_THAT(ocba_allocation(turned, variances, n, 100, Best::largest), ElementsAre(48, 38, 11, 2, 1));
}

TEST(Ocba, SpendsAllAndNeverTakesBack) {
  for (std::uint64_t study = 0; study < 200; ++study) {
    std::vector<double> means, variances;
    std::vector<std::size_t> n;
    for (std::uint64_t i = 0; i < 7; ++i) {
      means.push_back(std::floor(4 * methods::uniform(study, i, 0)));      // ties happen
      variances.push_back(std::floor(3 * methods::uniform(study, i, 1)));  // and outcomes without chance
      n.push_back(2 + static_cast<std::size_t>(50 * methods::uniform(study, i, 2)));
    }
    std::size_t sum = 0;
    for (auto const m : ocba_allocation(means, variances, n, 90, Best::largest)) {
      EXPECT_LE(m, 90u);
      sum += m;
    }
    EXPECT_EQ(sum, 90u);
  }
}

TEST(Ocba, FindsTheBestMoreOftenThanEqualShares) {
  std::vector<double> const means{0, .5, 1, 1.5, 2};
  int right = 0, equal_right = 0;
  for (std::uint64_t study = 0; study < 400; ++study) {
    auto const world = normal_world(study, means, 0, 2);
    auto const found = ocba(5, world, {.budget = 200, .first = 8, .step = 10});
    std::size_t spent = 0;
    for (auto const n : found.replications) spent += n;
    EXPECT_EQ(spent, 200u);
    right += found.chosen == 4;
    std::vector<std::size_t> const all{0, 1, 2, 3, 4};
    Matrix const equal = world(all, 0, 40);
    std::vector<double> sum(5, 0.0);
    for (std::size_t r = 0; r < 40; ++r)
      for (std::size_t i = 0; i < 5; ++i) sum[i] += equal(r, i);
    equal_right += std::ranges::max_element(sum) - sum.begin() == 4;
  }
  EXPECT_GT(right, equal_right);
  EXPECT_THROW(ocba(5, normal_world(1, means, 0, 1), {.budget = 49}), InputError);
}

TEST(SubsetOfBest, HoldsTheBestAsOftenAsPromised) {
  for (auto const pairing : {Pairing::common, Pairing::independent}) {
    int right = 0;
    double size = 0;
    std::vector<std::size_t> const all{0, 1, 2, 3, 4, 5};
    for (std::uint64_t study = 0; study < 1000; ++study) {
      double const shared = pairing == Pairing::common ? 2 : 0;
      auto const values =
          normal_world(study, {0, 0, 0, 0, 0, .001}, shared, 1)(all, 0, 12);  // the hardest case
      auto const found = subset_of_best(values, .05, Best::largest, pairing);
      right += std::ranges::count(found.kept, 5u) == 1;
      size += static_cast<double>(found.kept.size()) / 1000;
    }
    EXPECT_GT(right, too_few_of_1000);
    EXPECT_GT(size, 5);  // they cannot be told apart
  }
}

TEST(SubsetOfBest, DropsWhatIsClearlyWorse) {
  std::vector<std::size_t> const all{0, 1, 2};
  auto const values = normal_world(3, {0, 5, 5.1}, 1, .5)(all, 0, 20);
  EXPECT_THAT(subset_of_best(values).kept, ElementsAre(1, 2));
  EXPECT_THAT(subset_of_best(values, .05, Best::smallest).kept, ElementsAre(0));
  EXPECT_THAT(subset_of_best(Matrix(5, 1, 2.0)).kept, ElementsAre(0));
  EXPECT_THAT(subset_of_best(Matrix(5, 2, 2.0)).kept, ElementsAre(0, 1));
  EXPECT_THROW(subset_of_best(Matrix(1, 2, 2.0)), InputError);
  EXPECT_THROW(subset_of_best(Matrix(3, 2, no_value)), InputError);
}

}  // namespace
}  // namespace convene
