#include <gtest/gtest.h>

#include <cmath>

#include "engine/processes/care/vaccination/birthdays.hpp"
#include "engine/processes/care/vaccination/calendar_tables.hpp"
#include "engine/processes/care/vaccination/expit_table.hpp"
#include "engine/processes/care/vaccination/series.hpp"
#include "engine/processes/care/vaccination/settings.hpp"
#include "engine/random/draws.hpp"

namespace convene::test {
namespace {

TEST(Birthdays, AreCivilDates) {
  Birthdays const birthdays{make_date(2026, 7, 6), 52};
  EXPECT_EQ(birthdays[0].day_19, 1);  // the oldest turns 19 tomorrow
  EXPECT_EQ(birthdays.at_start(), 3652u + 1);
  for (std::size_t row = 0; row < birthdays.size(); ++row) {
    auto const& b = birthdays[row];
    EXPECT_LE(b.day_9, 7 * 52);
    EXPECT_EQ(b.day_9 <= 0, row < birthdays.at_start());
    EXPECT_NEAR(b.day_15 - b.day_11, 4 * 365.25, 1);
    if (row < birthdays.at_start()) {
      EXPECT_EQ(birthdays.start(row).band, band_on(b, 0));
      EXPECT_LT(band_on(b, 0), 4u);
    }
  }
}

TEST(ExpitTable, IsTheLogisticFunction) {
  ExpitTable const table;
  for (float x = -11.9f; x < 11.9f; x += 0.013f) EXPECT_NEAR(table(x), 1 / (1 + std::exp(-x)), 2e-5);
  EXPECT_NEAR(table(100), 1, 1e-5);
  EXPECT_NEAR(table(-100), 0, 1e-5);
}

struct SeriesTest : testing::Test {
  static SeriesSettings rules(double era) {
    Parameters parameters{{{"vaccination.era_doses", era}}};
    return VaccinationSettings{parameters}.series;
  }
  BirthdayRow const b{-1000, -270, 461, 1191, 2287, 2652, -4287, 0};  // turns 15 on day 1191
};

TEST_F(SeriesTest, TwoDosesFiveMonthsApartForThoseWhoBeginBefore15) {
  Series const series{rules(2)};
  Patient p{0, 0, never, 0, 0};
  series.give(p, 100, b);
  EXPECT_EQ(p.due, 250);
  EXPECT_FALSE(p.complete());
  series.give(p, 300, b);
  EXPECT_TRUE(p.complete());
  EXPECT_EQ(p.course & Patient::doses, 2);
}

TEST_F(SeriesTest, ThreeDosesForThoseWhoBeginAt15) {
  Series const series{rules(2)};
  Patient p{0, 0, never, 0, 0};
  series.give(p, 1191, b);
  EXPECT_EQ(p.due, 1191 + 45);
  series.give(p, 1300, b);
  EXPECT_EQ(p.due, 1384);  // 12 weeks after dose 2, later than 5 months after dose 1
  series.give(p, 1400, b);
  EXPECT_TRUE(p.complete());
  EXPECT_EQ(p.course & Patient::doses, 3);
}

TEST_F(SeriesTest, ThreeDosesForAllInTheOldEra) {
  Series const series{rules(3)};
  Patient p{0, 0, never, 0, 0};
  series.give(p, 100, b);
  series.give(p, 150, b);
  EXPECT_EQ(p.due, 250);  // 5 months after dose 1
}

TEST(CalendarTables, DrawTheWeeklyHazardExactly) {
  Parameters parameters;
  VaccinationSettings const s{parameters};
  VisitRates const rates{s.visits};
  Date const start = make_date(2026, 7, 6);
  Birthdays const birthdays{start, 52};
  CalendarTables const calendar{rates, birthdays, s.series, start, 52};
  std::size_t const birth = 2400, stratum = calendar.stratum(birth, 0);
  double expected[52], left = 1;
  for (int w = 0; w < 52; ++w) {
    int const age = static_cast<int>((std::floor((-birthdays[birth].born / days_per_year) * 4) + 0.5) / 4 +
                                     (w + 0.5) * 7 / days_per_year);
    double any = 0;
    for (auto c : rates.weekly(age, 0, rates.season({start.days + 7 * w + 3}), 1)) any += c;
    expected[w] = left * any;
    left *= 1 - any;
  }
  constexpr int draws = 2'000'000;
  int seen[53] = {};
  Draws const random{9, 9};
  for (std::uint32_t i = 0; i < draws; ++i) {
    auto const target = calendar.target(stratum, 0, random.block(Decision{"test"}, 1, i)[0]);
    ++seen[calendar.beyond(stratum, target) ? 52 : calendar.week(stratum, target)];
  }
  // Chi-square of 52 degrees of freedom: above 107 once in 100,000.
  double chi = std::pow(seen[52] - draws * left, 2) / (draws * left);
  for (int w = 0; w < 52; ++w) chi += std::pow(seen[w] - draws * expected[w], 2) / (draws * expected[w]);
  EXPECT_LT(chi, 107);
}

}  // namespace
}  // namespace convene::test
