#include "engine/reports/answer.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "engine/reports/text.hpp"
#include "engine/reports/wording.hpp"
#include "engine/results/units.hpp"
#include "tests/reports/fake_study.hpp"

namespace convene {
namespace {

using fake::Results;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Answer, SaysWhichIsBestByHowMuchAtWhatPriceAndWhatRanOut) {
  EXPECT_THAT(
      answer_sentences(compare(fake::partnership_study())),
      ElementsAre(
          "aligned_system is best: 62.4% (HPV coverage, at least one dose, ages 13-17, after 52 weeks), 1.61 "
          "points "
          "(95% interval 1.54 to 1.69) more than under no_partnership; it comes out on top in 100% of the "
          "replications.",
          "Better than no_partnership as well: clinic_by_clinic.",
          "Exactly as no_partnership in every replication: placebo.",
          "Beyond no_partnership, aligned_system takes 1,040 partner hours, 1,404 clinic hours, 78 system "
          "hours "
          "and 93,600 USD and gains 329 people vaccinated: 284 (272 to 298) USD for each.",
          "The first agreement under aligned_system takes 16 weeks on average; 39 of 40 replications reach "
          "one.",
          "Some partner has more work than hours under aligned_system in 31 of 52 weeks, first in week 22 "
          "(4.77 hours undone in a week on average)."));
}

TEST(Answer, CallsHospitalsHospitals) {
  auto comparison = compare(fake::partnership_study());
  comparison.setting = "hospital_safety";
  auto const text = written_answer(comparison, {});
  EXPECT_THAT(text, HasSubstr("1,404 hospital hours"));
  EXPECT_THAT(text, HasSubstr("partners, hospitals and systems"));
  EXPECT_THAT(text, Not(HasSubstr("clinic hours")));
  EXPECT_THAT(text, Not(HasSubstr("clinics and systems")));
}

TEST(Units, FollowNumbers) {
  for (auto const& [one, more] : {std::pair{"person", "people"}, {"hour/week", "hours/week"}, {"admission", "admissions"}, {"1", ""},
                                  {"USD/hour", "USD/hour"}, {"logit", "logit"}, {"1/1000 days", "1/1000 days"}, {"person/week", "people/week"}})
    EXPECT_EQ(many(one), more);
}

/// Three strategies over one week; `gain` and `spread` of the second and third over the first.
Results choice(double gain, double spread) {
  Results results({"none", "one", "two"}, 20, 1);
  results.outcome([=](std::size_t s, std::size_t r, std::size_t) {
    return 0.5 + fake::noise(1, r, 0) + (s == 0 ? 0 : gain + spread * fake::noise(1, r, s));
  });
  return results;
}

TEST(Answer, NamesNoWinnerWhenTheReplicationsLeaveItOpen) {
  auto const sentences = answer_sentences(compare(choice(0.001, 1)));
  EXPECT_THAT(sentences[0], HasSubstr("No strategy"));
  for (auto const& sentence : sentences) EXPECT_THAT(sentence, Not(HasSubstr("is best")));
}

TEST(Answer, NamesTheRivalsOfTheBest) {
  auto const sentences = answer_sentences(compare(choice(3, 1)));
  EXPECT_THAT(sentences[0], HasSubstr("has the best mean"));
  EXPECT_THAT(sentences[1], HasSubstr("cannot be told apart from"));
}

TEST(Answer, SaysWhenTheBaselineIsBest) {
  auto const sentences = answer_sentences(compare(choice(-3, 1)));
  EXPECT_THAT(sentences[0], HasSubstr("No strategy does better than none, the baseline"));
  EXPECT_THAT(sentences[1], HasSubstr("Worse than none: one and two."));
}

TEST(Answer, ANeutralMeasureHasDifferencesButNoWinner) {
  auto results = fake::partnership_study();
  results.set().attributes.erase("willingness_to_pay");  // what money buys has its own winner
  auto const c = compare(results, {.measure = "agreements"});
  auto const text = written_answer(c);
  EXPECT_THAT(text, HasSubstr("aligned_system: 3.00, 3.00 (in every replication) more than under"));
  EXPECT_THAT(text, Not(HasSubstr("best")));
}

TEST(Answer, GivesNoPriceForNothing) {
  auto results = choice(3, 1);
  results.flow(
      "first_doses", [](std::size_t, std::size_t, std::size_t) { return 5.0; }, "person");
  results.flow(
      "cost_partner", [](std::size_t s, std::size_t, std::size_t) { return 100.0 * double(s); }, "USD");
  EXPECT_THAT(written_answer(compare(results)), HasSubstr("gains no people vaccinated."));
}

TEST(Answer, CountsWhatWasLeftOut) {
  auto results = fake::partnership_study(10);
  auto& cells = std::get<std::vector<double>>(results.set().variables[0].cells);
  cells[51] = no_value;
  EXPECT_THAT(written_answer(compare(results)), HasSubstr("9 replications a strategy"));
  EXPECT_THAT(written_answer(compare(results)), HasSubstr("did not finish them: 1."));
}

TEST(Wording, OpenRatiosSaySo) {
  Estimate const some{2, 1, 10, false};
  EXPECT_EQ(ratio_cell({50, RatioKind::bounded, 40, 70}, some), "50.0 (40.0 to 70.0)");
  EXPECT_EQ(ratio_cell({50, RatioKind::outside, -90, 30}, some), "50.0 (30.0 or more)");
  EXPECT_EQ(ratio_cell({50, RatioKind::unbounded, no_value, no_value}, some), "50.0 (no limits)");
  EXPECT_EQ(ratio_cell({-50, RatioKind::bounded, -60, -40}, Estimate{-2, 1, 10, false}), "no gain");
  EXPECT_EQ(ratio_cell({}, Estimate{}), "no gain");
}

/// Whatever is asked, the answer stays within its width, shows no NaN, and no colour unless wanted.
void expect_presentable(Results const& results, std::string const& what) {
  for (std::size_t const width : {60u, 80u, 110u}) {
    auto const text = written_answer(compare(results), {.width = width});
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(display_width(line), width) << what << ": " << line;
      EXPECT_TRUE(line.empty() || line.back() != ' ') << what << ": " << line;
    }
    EXPECT_THAT(text, Not(HasSubstr("nan"))) << what;
    EXPECT_THAT(text, Not(HasSubstr("inf "))) << what;
    EXPECT_THAT(text, Not(HasSubstr("\033"))) << what;
  }
}

TEST(Answer, SaysWhatMoneyBuys) {
  auto const text = written_answer(compare(fake::partnership_study()), {});
  EXPECT_THAT(text, HasSubstr("At 1,000 USD for a person vaccinated, aligned_system has the highest expected benefit"));
  EXPECT_THAT(text, HasSubstr("dominated"));  // the placebo costs and gains nothing
  EXPECT_THAT(text, HasSubstr("payroll"));
  EXPECT_THAT(text, HasSubstr("prices of 2026"));
}

TEST(Answer, IsPresentableForAnyStudy) {
  std::vector<std::vector<std::string>> const names{
      {"alone"},
      {"a", "b"},
      {"none", "Zürich_überall", "東京都庁の計画"},
      {"none", std::string(200, 'x'), "y"},
      {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"}};
  for (auto const& strategies : names)
    for (std::size_t const replications : {1u, 2u, 25u})
      for (double const scale : {0.0, 1e-9, 1.0, 1e12}) {
        Results results(strategies, replications, 3);
        expect_presentable(results.outcome([=](std::size_t s, std::size_t r, std::size_t) {
          return scale * (double(s) + fake::noise(5, r, s));
        }),
                           "outcome only");
        for (auto const* flow : {"first_doses", "partner_hours", "clinic_hours", "system_hours",
                                 "cost_partner", "cost_travel", "hours_offered", "hours_used", "hours_late",
                                 "hours_unmet", "agreements", "refusals", "drop_outs"})
          results.flow(flow, [=](std::size_t s, std::size_t r, std::size_t w) {
            return scale * (double(s) + fake::noise(6, r, s * 3 + w));
          });
        results.once("weeks_to_agreement", [](std::size_t, std::size_t) { return no_value; });
        results.set().attributes["grade_e_parameters"] = "23 of 140";
        results.set().attributes["willingness_to_pay"] = "0, 50";
        expect_presentable(results, "everything");
      }
}

}  // namespace
}  // namespace convene
