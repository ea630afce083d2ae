#include "engine/reports/text.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <sstream>

#include "engine/reports/number.hpp"
#include "engine/reports/text_table.hpp"

namespace convene {
namespace {

using testing::ElementsAre;

TEST(Text, WidthIsWhatATerminalGives) {
  EXPECT_EQ(display_width("plain"), 5u);
  EXPECT_EQ(display_width("Zürich €"), 8u);
  EXPECT_EQ(display_width("e\u0301te\u0301"), 3u);  // combining accents
  EXPECT_EQ(display_width("東京"), 4u);
  EXPECT_EQ(display_width("\xff\xfe"), 2u);  // no UTF-8: a column a byte
  EXPECT_EQ(display_width("\xe2\x82"), 2u);  // a cut letter
}

TEST(Text, ShortensBetweenLetters) {
  EXPECT_EQ(shorten("short", 5), "short");
  EXPECT_EQ(shorten("Zürich", 3), "Zü…");
  EXPECT_EQ(shorten("東京都庁", 4), "東…");
  for (std::size_t width = 1; width < 12; ++width)
    EXPECT_LE(display_width(shorten_middle("a東e\u0301bc京d€fgh東e\u0301", width)), width);
  EXPECT_EQ(shorten_middle("partner.alpha.staff.coach.people", 16), "partner…h.people");
  for (std::size_t width = 1; width < 12; ++width)
    EXPECT_LE(display_width(shorten("a東e\u0301bc京d€fgh", width)), width);
}

TEST(Text, Wraps) {
  EXPECT_THAT(wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("one two three", 9, "- "), ElementsAre("- one two", "  three"));
  EXPECT_THAT(wrap("abcdefghij k", 4), ElementsAre("abcd", "efgh", "ij k"));
  EXPECT_THAT(wrap("", 10), ElementsAre(""));
}

TEST(Text, Enumerates) {
  EXPECT_EQ(enumerate({}), "");
  EXPECT_EQ(enumerate({"a"}), "a");
  EXPECT_EQ(enumerate({"a", "b"}), "a and b");
  EXPECT_EQ(enumerate({"a", "b", "c"}), "a, b and c");
}

TEST(Number, GroupsThousands) {
  EXPECT_EQ(grouped(1234567.891, 1), "1,234,567.9");
  EXPECT_EQ(grouped(-1234, 0), "-1,234");
  EXPECT_EQ(grouped(999.96, 1), "1,000.0");
  EXPECT_EQ(grouped(-0.001, 1), "0.0");
  EXPECT_EQ(grouped(std::nan(""), 1), "-");
}

TEST(Number, ClaimsNoCertaintyByRounding) {
  EXPECT_EQ(percent(0), "0%");
  EXPECT_EQ(percent(1), "100%");
  EXPECT_EQ(percent(0.999), ">99%");
  EXPECT_EQ(percent(0.001), "<1%");
  EXPECT_EQ(percent(0.5), "50%");
}

TEST(Number, ShowsTheFirstDigitOfWhatChanceLeavesOpen) {
  EXPECT_EQ(decimals_for(12.3, 0), 0);
  EXPECT_EQ(decimals_for(0.23, 0), 1);
  EXPECT_EQ(decimals_for(0.004, 1), 3);
  EXPECT_EQ(decimals_for(1e-9, 1), 4);
  EXPECT_EQ(decimals_for(0, 1), 1);
}

TextTable cities() {
  TextTable table("city");
  table.column("people");
  table.column("share\n(95% interval)");
  table.row({{"Zürich"}, {"434,335"}, {"5% (4 to 6)"}});
  table.row({{"東京"}, {"13,960,000"}, {"11%", Tone::good}});
  return table;
}

TEST(TextTable, AlignsByWhatIsSeen) {
  EXPECT_EQ(cities().print({.width = 60}),
            "                             share\n"
            "city        people  (95% interval)\n"
            "----------------------------------\n"
            "Zürich     434,335     5% (4 to 6)\n"
            "東京    13,960,000             11%\n");
}

TEST(TextTable, ColumnsThatDoNotFitFollowBelow) {
  EXPECT_EQ(cities().print({.width = 24}),
            "city        people\n"
            "------------------\n"
            "Zürich     434,335\n"
            "東京    13,960,000\n"
            "\n"
            "                 share\n"
            "city    (95% interval)\n"
            "----------------------\n"
            "Zürich     5% (4 to 6)\n"
            "東京               11%\n");
}

TEST(TextTable, ColoursChangeNoLetter) {
  auto text = cities().print({.width = 60, .color = true});
  EXPECT_THAT(text, testing::HasSubstr("\033[32m"));
  for (auto at = text.find('\033'); at != std::string::npos; at = text.find('\033'))
    text.erase(at, text.find('m', at) - at + 1);
  EXPECT_EQ(text, cities().print({.width = 60}));
}

TEST(TextTable, NoLineIsWiderThanAsked) {
  for (std::size_t width = 20; width < 60; ++width) {
    std::istringstream lines(cities().print({.width = width}));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width);
  }
}

}  // namespace
}  // namespace convene
