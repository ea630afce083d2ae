#include "engine/experiments/select.hpp"

#include <gmock/gmock.h>

#include <set>

#include "engine/core/diagnostics.hpp"
#include "tests/experiments_methods/draws_of.hpp"

namespace convene {
namespace {

using methods::noise;
using testing::Each;
using testing::HasSubstr;

std::vector<std::string> const names{"nobody", "clinics", "systems", "twin_of_systems"};

/// A model of three lines that remembers what it was asked for. The last two strategies are the same one.
struct World {
  std::uint64_t study = 1;
  std::vector<double> means{0, 8, 10, 10};
  double own = 1;
  std::set<std::pair<std::size_t, std::size_t>> asked{};
  std::size_t twice = 0;

  Observe observe() {
    return [this](std::span<std::size_t const> strategies, std::size_t first, std::size_t count) {
      Matrix values(count, strategies.size());
      for (std::size_t r = 0; r < count; ++r)
        for (std::size_t s = 0; s < strategies.size(); ++s) {
          auto const i = std::min<std::size_t>(strategies[s], 2);
          values(r, s) = means[i] + 3 * noise(study, 1000, first + r) + own * noise(study, i, first + r);
          twice += !asked.insert({strategies[s], first + r}).second;
        }
      return values;
    };
  }
};

TEST(Select, SpendsRunsOnlyOnThoseThatMayBeTheBest) {
  World world;
  SelectOptions options;
  options.indifference = .5;
  auto const choice = select(names, world.observe(), options);
  ASSERT_TRUE(choice.chosen);
  EXPECT_EQ(*choice.chosen, 2u);
  EXPECT_TRUE(choice.decided);
  EXPECT_TRUE(choice.contenders[3].alike);
  EXPECT_TRUE(choice.contenders[3].behind.always_zero);
  EXPECT_LT(choice.contenders[0].replications, choice.contenders[2].replications);
  EXPECT_EQ(world.twice, 0u);  // no run twice
  EXPECT_EQ(choice.runs, world.asked.size());
  EXPECT_THAT(choice.guarantee, HasSubstr("at least 95%"));
}

// The promise of Kim and Nelson is made for an indifference that the replications it rests on did not choose.
TEST(Select, ThePilotIsNotUsedAgain) {
  World world;
  SelectOptions options;
  std::size_t told = 0, at_most = 0;
  options.progress = [&](std::size_t runs, std::size_t most) {
    EXPECT_GT(runs, told);
    EXPECT_GE(most, runs);
    told = runs;
    at_most = most;
  };
  auto const choice = select(names, world.observe(), options);
  EXPECT_TRUE(choice.piloted);
  EXPECT_EQ(choice.pilot_runs, 4 * pilot_replications);
  EXPECT_NEAR(choice.indifference, .5, .11);  // a twentieth of about 10, one digit
  std::size_t pilot = 0;
  for (auto const& [strategy, replication] : world.asked) pilot += replication >= pilot_from;
  EXPECT_EQ(pilot, choice.pilot_runs);
  EXPECT_EQ(told, choice.runs);
  EXPECT_GE(at_most, choice.runs);
}

// As above, but one strategy of four is better by exactly the indifference: the hardest case of the promise. P(X <= 926)
// = 6.5e-4 for 1,000 worlds at 95%.
TEST(Select, IsRightAsOftenAsItPromises) {
  int right = 0;
  for (std::uint64_t study = 0; study < 1000; ++study) {
    World world{.study = study, .means = {0, 1, 0}, .own = 2};
    SelectOptions options;
    options.indifference = 1;
    right += select({"a", "b", "c"}, world.observe(), options).chosen == 1u;
  }
  EXPECT_GT(right, 926);
}

TEST(Select, SaysWhenTheBudgetEndedFirst) {
  World world{.means = {0, .1, .2}, .own = 5};
  SelectOptions options;
  options.indifference = .01;
  options.budget = 120;
  auto const choice = select({"a", "b", "c"}, world.observe(), options);
  EXPECT_FALSE(choice.decided);
  EXPECT_LE(choice.runs, 120u);
  EXPECT_THAT(choice.guarantee, HasSubstr("nothing is guaranteed"));
}

TEST(Select, OcbaStopsWhenItIsSureEnough) {
  World world{.means = {0, 8, 10}, .own = 1};
  SelectOptions options;
  options.method = SelectMethod::ocba;
  options.each = 400;
  auto const easy = select({"a", "b", "c"}, world.observe(), options);
  EXPECT_EQ(easy.chosen, 2u);
  EXPECT_TRUE(easy.decided);
  EXPECT_LT(easy.runs, 1200u);
  EXPECT_GE(easy.probability_correct, .95);
  World even{.means = {0, 0, 0}, .own = 1};
  options.each = 40;
  auto const hard = select({"a", "b", "c"}, even.observe(), options);
  EXPECT_EQ(hard.runs, 120u);
  EXPECT_EQ(hard.decided, hard.probability_correct >= .95);
}

TEST(Select, ASubsetHoldsAllThatMayBeTheBest) {
  World world;
  SelectOptions options;
  options.method = SelectMethod::subset;
  options.each = 25;
  auto const choice = select(names, world.observe(), options);
  EXPECT_FALSE(choice.chosen);  // twins
  EXPECT_FALSE(choice.contenders[0].remains);
  EXPECT_TRUE(choice.contenders[2].remains && choice.contenders[3].remains);
  EXPECT_EQ(choice.runs, 100u);
  for (auto const& contender : choice.contenders) EXPECT_EQ(contender.replications, 25u);
}

TEST(Select, LessMayBeBetter) {
  World world;
  SelectOptions options;
  options.indifference = .5;
  options.best = Best::smallest;
  auto const choice = select(names, world.observe(), options);
  EXPECT_EQ(choice.chosen, 0u);
  EXPECT_GT(choice.contenders[2].behind.mean, 9);
}

TEST(Select, RefusesWhatCannotBeAnswered) {
  World world{.means = {1, 1, 1}, .own = 0};
  EXPECT_THROW(select({}, world.observe(), {}), InputError);
  EXPECT_THROW(select({"a", "b"}, world.observe(), {}), InputError);  // a pilot without a difference
  SelectOptions options;
  options.budget = 15;
  EXPECT_THROW(select({"a", "b"}, World{}.observe(), options), InputError);  // less than the pilot
}

}  // namespace
}  // namespace convene
