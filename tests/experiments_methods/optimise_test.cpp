#include "engine/experiments/optimisation/optimise.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "engine/core/diagnostics.hpp"
#include "tests/experiments_methods/draws_of.hpp"

namespace convene {
namespace {

using methods::noise;
using testing::HasSubstr;

std::vector<TurnedSetting> const settings{
    {"hours", 0, [](double u) { return 100 * u; }},
    {"letter", 2, [](double u) { return u < .5 ? 0.0 : 1.0; }},     // helps, and costs little
    {"placebo", 2, [](double u) { return u < .5 ? 0.0 : 1.0; }}};   // costs alone
std::vector<Objective> const objectives{{"people", "person", true}, {"money", "USD", false}};
std::vector<OptimiseLimit> const limits{{"hours", "hour", true, 60}};

/// People grow with the root of the hours; a part of the luck is every setting's, a part a setting's own.
std::vector<Matrix> live(Matrix const& values, std::size_t first, std::size_t count) {
  std::vector<Matrix> all;
  for (std::size_t i = 0; i < values.rows(); ++i) {
    double const hours = values(i, 0), letter = values(i, 1), placebo = values(i, 2);
    auto const own = static_cast<std::uint64_t>(1e6 * hours) * 4 + static_cast<std::uint64_t>(2 * letter + placebo);
    Matrix lived(count, 3);
    for (std::size_t r = 0; r < count; ++r) {
      lived(r, 0) = 10 * std::sqrt(hours) + 8 * letter + 10 * noise(1, 7, first + r) + 3 * noise(2, own, first + r);
      lived(r, 1) = 50 * hours + 20 * letter + 400 * placebo;
      lived(r, 2) = hours;
    }
    all.push_back(std::move(lived));
  }
  return all;
}

OptimiseOptions quick() {
  OptimiseOptions options;
  options.population = 24;
  options.generations = 20;
  options.replications = 5;
  options.fresh = 20;
  options.finalists = 4;
  return options;
}

TEST(Optimise, FindsTheFrontUnderTheLimitAndAWinner) {
  auto const found = optimise(settings, objectives, limits, live, quick());
  ASSERT_TRUE(found.winner);
  auto const& winner = found.front[*found.winner];
  EXPECT_GT(winner.values[0], 50);  // nearly all the hours that are allowed
  EXPECT_LE(winner.values[0], 60);
  EXPECT_EQ(winner.values[1], 1);   // with the letter
  EXPECT_EQ(winner.values[2], 0);   // without the placebo
  EXPECT_GT(found.front.size(), 5u);
  for (auto const& member : found.front) {
    EXPECT_TRUE(member.feasible);
    EXPECT_LE(member.values[0], 60);
    EXPECT_EQ(member.values[2], 0) << "a placebo is beaten in money by the same without";
  }
  EXPECT_THAT(found.choice->guarantee, HasSubstr("at least 95%"));
  EXPECT_GT(found.runs, found.evaluations * 5);
}

// The search keeps the lucky: what it saw of the front is better than new replications show. The shared part of the luck is
// the same for all, so it is compared with the mean over the search's own replications.
TEST(Optimise, NewReplicationsTakeBackWhatLuckGave) {
  auto const found = optimise(settings, objectives, limits, live, quick());
  double gained = 0;
  for (auto const& m : found.front) {
    double shared = 0;
    for (std::size_t r = 0; r < 5; ++r) shared += 10 * noise(1, 7, r) / 5;
    gained += m.searched[0] - shared - (10 * std::sqrt(m.values[0]) + 8 * m.values[1]);
  }
  gained /= static_cast<double>(found.front.size());
  EXPECT_GT(gained, .5);  // own luck has sd 3 / sqrt(5) = 1.3: the front is made of the upper part of it
}

TEST(Optimise, TheAnswerHangsOnTheSeedOfTheSearchAlone) {
  auto const one = optimise(settings, objectives, limits, live, quick()), same = optimise(settings, objectives, limits, live, quick());
  ASSERT_EQ(one.front.size(), same.front.size());
  for (std::size_t i = 0; i < one.front.size(); ++i) EXPECT_EQ(one.front[i].values, same.front[i].values);
  EXPECT_EQ(one.winner, same.winner);
}

TEST(Optimise, TheWinnerMayBeWhatMoneyIsWorth) {
  auto options = quick();
  options.weights = {60, -1};  // a person is worth 60: 600 / (2 sqrt(h)) = 50 at 36 hours
  auto const found = optimise(settings, objectives, limits, live, options);
  ASSERT_TRUE(found.winner);
  EXPECT_NEAR(found.front[*found.winner].values[0], 36, 16);
}

TEST(Optimise, SaysWhenNothingKeepsTheLimits) {
  EXPECT_THROW(optimise(settings, objectives, {{"hours", "hour", true, -1}}, live, quick()), InputError);
  EXPECT_THROW(optimise(settings, {objectives[0]}, limits, live, quick()), InputError);
}

// A limit that luck alone kept in the search is found out: no member that breaks it in new replications can win.
TEST(Optimise, ALuckyMemberBeyondTheLimitDoesNotWin) {
  auto const lucky = [](Matrix const& values, std::size_t first, std::size_t count) {
    auto all = live(values, first, count);
    for (std::size_t i = 0; i < values.rows(); ++i)
      for (std::size_t r = 0; r < count; ++r) all[i](r, 2) += first < fresh_from ? -10 : 0;
    return all;
  };
  auto const found = optimise(settings, objectives, limits, lucky, quick());
  bool any_beyond = false;
  for (std::size_t i = 0; i < found.front.size(); ++i) {
    any_beyond = any_beyond || !found.front[i].feasible;
    if (!found.front[i].feasible) {
      EXPECT_NE(found.winner, i);
      EXPECT_GT(found.front[i].values[0], 60);
    }
  }
  EXPECT_TRUE(any_beyond);
}

}  // namespace
}  // namespace convene
