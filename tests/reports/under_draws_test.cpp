#include <gmock/gmock.h>

#include <functional>

#include "engine/experiments/compare.hpp"
#include "engine/reports/answer.hpp"
#include "engine/reports/json.hpp"
#include "tests/experiments/fake_results.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

using Outcome = std::function<double(std::size_t draw, std::size_t strategy, std::size_t replication)>;

/// Results of a run whose parameters were drawn, as the merged file has them: two parameters, one of which is `first`.
ResultSet drawn_run(std::vector<std::string> const& strategies, std::size_t draws, std::size_t replications, Outcome const& outcome,
                    std::function<double(std::size_t)> const& first = [](std::size_t k) { return double(k); }) {
  ResultSet set;
  set.dimensions = {{"design_point", draws, {}, {}, "1", ""},
                    {"strategy", strategies.size(), strategies, {}, "1", ""},
                    {"replication", replications, {}, {}, "1", ""},
                    {"factor", 2, {"engagement.b0", "trust.gain"}, {}, "1", ""}};
  std::vector<double> cells, values;
  for (std::size_t k = 0; k < draws; ++k) {
    for (std::size_t s = 0; s < strategies.size(); ++s)
      for (std::size_t r = 0; r < replications; ++r) cells.push_back(outcome(k, s, r));
    values.push_back(first(k)), values.push_back(fake::noise(11, k, 5));
  }
  set.variables.push_back({"outcome", {"design_point", "strategy", "replication"}, cells, "person", "people vaccinated",
                           {{"cell_methods", "week: sum"}, {"better", "more"}, {"measure", "first_doses"}}});
  std::vector<std::string> const empty{"", ""}, ones{"1", "1"}, range{"range", "range"};
  set.groups["design"] = {{"value", {"design_point", "factor"}, values, "1", "", {}},
                          {"low", {"factor"}, std::vector<double>{0, 0}, "1", "", {}},
                          {"high", {"factor"}, std::vector<double>{1, 1}, "1", "", {}},
                          {"group", {"factor"}, empty, "1", "", {}},
                          {"spread", {"factor"}, range, "1", "", {}},
                          {"units", {"factor"}, ones, "1", "", {}},
                          {"words", {"factor"}, empty, "1", "", {}}};
  set.attributes = {{"title", "Drawn"}, {"baseline", strategies[0]}, {"weeks", "52"}, {"series", "totals"}, {"design_kind", "draws"},
                    {"drawn_grades", "C, D, E"}};
  return set;
}

/// The answer with its paragraphs unbroken.
std::string words(Comparison const& c) { return written_answer(c, {.width = 10'000}); }

std::vector<std::string> const two{"nothing", "coaching"};

TEST(UnderDraws, BetterInSeventyOfAHundredDrawsIsNotBetter) {
  auto const c = compare(drawn_run(two, 100, 5, [](auto k, auto s, auto r) {
    return 100 + 0.1 * fake::noise(1, r, k) + (s == 0 ? 0.0 : k % 10 < 7 ? 10.0 : -5.0);
  }));
  ASSERT_TRUE(c.under_draws);
  EXPECT_EQ(c.replications, 100u);
  EXPECT_GT(c.strategies[1].difference.low(), 0) << "the mean is surely above 0";
  EXPECT_EQ(c.strategies[1].verdict, Verdict::not_told_apart);
  EXPECT_NEAR(c.strategies[1].chance_best, 0.7, 1e-12);
  EXPECT_NEAR(c.over_draws(1, 0).above, 0.7, 1e-12);
  EXPECT_NEAR(c.over_draws(0, 1).below, 0.7, 1e-12);
  auto const text = words(c);
  EXPECT_THAT(text, HasSubstr("What is not known leaves open whether any strategy is better than nothing"));
  EXPECT_THAT(text, Not(HasSubstr("coaching is best")));
  EXPECT_THAT(text, HasSubstr("coaching does better than nothing in 70% of the draws"));
  EXPECT_THAT(text, HasSubstr("more replications would hardly narrow it, better evidence would."));
}

TEST(UnderDraws, BetterInAllOfManyDrawsIsBetter) {
  auto const better = [](std::size_t draws) {
    return compare(drawn_run(two, draws, 5, [](auto k, auto s, auto r) {
             return 100 + fake::noise(1, r, k) + (s == 0 ? 0.0 : 20 + 5 * fake::noise(2, k, 0));
           })).strategies[1].verdict;
  };
  EXPECT_EQ(better(29), Verdict::better);
  EXPECT_EQ(better(28), Verdict::not_told_apart) << "28 of 28 leave room for a share of 90%";
}

TEST(UnderDraws, WhereLessIsBetterTheVerdictIsTurned) {
  auto set = drawn_run(two, 60, 4, [](auto k, auto s, auto r) { return 100 + fake::noise(1, r, k) + (s == 0 ? 0.0 : 20.0); });
  set.variables[0].attributes["better"] = "less";
  auto const c = compare(set);
  EXPECT_EQ(c.strategies[1].verdict, Verdict::worse);
  EXPECT_THAT(words(c), HasSubstr("coaching does better than nothing in none of the draws, worse in all"));
}

// A strategy that does nothing on average, with luck that all draws share, is called better or worse in at most 5 of 100
// studies: more than 65 of 1,000 with chance 0.02.
TEST(UnderDraws, SharedLuckIsNoEffect) {
  int called = 0;
  for (std::uint64_t study = 0; study < 1000; ++study) {
    auto const c = compare(drawn_run(two, 40, 5, [&](auto k, auto s, auto r) {
      return s == 0 ? 0.0 : fake::noise(study, r, 1) + 0.05 * fake::noise(study, k, 10 + r);
    }));
    called += c.strategies[1].verdict != Verdict::not_told_apart;
  }
  EXPECT_LE(called, 65);
}

TEST(UnderDraws, ATwinIsIdenticalInEveryDraw) {
  auto const c = compare(drawn_run({"nothing", "twin"}, 6, 3, [](auto k, auto, auto r) { return fake::noise(1, r, k); }));
  EXPECT_EQ(c.strategies[1].verdict, Verdict::identical);
  EXPECT_EQ(c.over_draws(1, 0).low, 0);
  EXPECT_EQ(c.over_draws(1, 0).high, 0);
  EXPECT_THAT(words(c), Not(HasSubstr("nan")));
}

TEST(UnderDraws, ADrawWithAFailedRunIsLeftOutWhole) {
  auto const c = compare(drawn_run(two, 10, 3, [](auto k, auto s, auto r) {
    return k == 4 && s == 1 && r == 2 ? std::nan("") : k == 4 ? 1e9 : double(s);
  }));
  EXPECT_EQ(c.under_draws->draws, 9u);
  EXPECT_EQ(c.unfinished, 1u);
  EXPECT_EQ(c.strategies[1].outcome.mean, 1);
  EXPECT_THAT(words(c), HasSubstr("Left out, because a run of theirs failed: 1."));
}

TEST(UnderDraws, SaysWhatItRestsOnInTextAndJson) {
  auto const outcome = [](auto k, auto s, auto r) { return s == 0 ? 0.0 : double(k) - 50 + fake::noise(3, r, k); };
  auto const c = compare(drawn_run(two, 100, 4, outcome));
  EXPECT_THAT(words(c), HasSubstr("It rests most on engagement.b0 (+"));
  EXPECT_THAT(comparison_json(c), HasSubstr("\"path\": \"engagement.b0\""));
  EXPECT_THAT(comparison_json(c), HasSubstr("\"share_from_parameters\""));
  auto const blind = compare(drawn_run(two, 100, 4, [](auto k, auto s, auto r) { return s == 0 ? 0.0 : fake::noise(3, r, k) + fake::noise(4, k, 0); }));
  EXPECT_THAT(words(blind), HasSubstr("It rests on many parameters, or on several together"));
}

TEST(UnderDraws, TwoDrawsOrOneReplicationAreTooFewAndSaidToBe) {
  auto const outcome = [](auto k, auto s, auto r) { return double(s) * (1 + double(k)) + 0.1 * double(r); };
  auto const pair = compare(drawn_run(two, 2, 3, outcome));
  EXPECT_EQ(pair.strategies[1].verdict, Verdict::not_told_apart);
  EXPECT_NEAR(pair.over_draws(1, 0).held, 1.0 / 3, 1e-12);
  EXPECT_THAT(words(pair), HasSubstr("takes 29 draws or more"));
  auto const single = compare(drawn_run(two, 5, 1, outcome));
  EXPECT_THAT(words(single), HasSubstr("with one replication luck cannot be told from what is not known"));
  EXPECT_THAT(words(single), Not(HasSubstr("nan")));
}

}  // namespace
}  // namespace convene
