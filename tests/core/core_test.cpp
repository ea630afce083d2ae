#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/date.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/core/hash.hpp"
#include "engine/core/hours.hpp"
#include "engine/core/id.hpp"

namespace convene {
namespace {

static_assert(!std::is_convertible_v<ClinicId, SystemId>);
static_assert(!std::is_convertible_v<ClinicId, std::uint32_t>);
static_assert(!std::is_convertible_v<int, ClinicId>);

TEST(Id, MeansNoneUnlessMadeFromARow) {
  EXPECT_FALSE(ClinicId{});
  EXPECT_TRUE(ClinicId{0});
  EXPECT_LT(ClinicId{1}, ClinicId{2});
}

TEST(Date, KnowsLeapYearsAndRefusesDaysThatAreNone) {
  EXPECT_EQ(to_string(*parse_date("2026-07-06")), "2026-07-06");
  EXPECT_FALSE(parse_date("2026-02-29"));
  EXPECT_TRUE(parse_date("2028-02-29"));
  EXPECT_FALSE(parse_date("2026-07-06 "));
  EXPECT_FALSE(parse_date("6 July 2026"));
  EXPECT_EQ(add_years(make_date(2024, 2, 29), 1), make_date(2025, 3, 1));
  EXPECT_EQ(day_of_year(make_date(2024, 12, 31)), 365);
}

TEST(Hours, AddExactlyInQuarters) {
  Hours sum;
  for (int i = 0; i < 1000; ++i) sum += Hours::of(0.25);
  EXPECT_EQ(sum, Hours::of(250));
  EXPECT_EQ(Hours::of(1.1).value(), 1.0);
  EXPECT_EQ(Hours::of(1.13).value(), 1.25);
}

TEST(Diagnostics, KeepsEveryFaultInTheOrderOfTheFiles) {
  Diagnostics d;
  d.add({"scenario.toml", 31, 1}, "levers.standing_call: unknown lever", "not in the catalogue", "did you mean 'standing_calls'?");
  d.add({"clinics.csv", 17, 6}, "coverage_1_dose = 134", "must be in [0, 1]", "is it a percentage?");
  d.add({"scenario.toml", 2, 9}, "setting = \"hpv\"", "unknown");
  std::vector<std::string> lines;
  for (auto const& fault : d.sorted()) lines.push_back(to_string(fault));
  EXPECT_THAT(lines, testing::ElementsAre("scenario.toml:2:9: setting = \"hpv\" (unknown)",
                                          "scenario.toml:31:1: levers.standing_call: unknown lever (not in the catalogue) did you mean 'standing_calls'?",
                                          "clinics.csv:17:6: coverage_1_dose = 134 (must be in [0, 1]) is it a percentage?"));
}

TEST(Nearest, ProposesOnlyWhatIsNear) {
  std::vector<std::string> const words{"coaching", "standing_calls", "joint_letter"};
  EXPECT_EQ(nearest("standing_call", words), "standing_calls");
  EXPECT_EQ(nearest("xyz", words), "");
}

TEST(Hash, IsPermanent) {
  EXPECT_EQ(name_hash(""), 0xcbf29ce484222325ull);
  EXPECT_EQ(name_hash("a"), 0xaf63dc4c8601ec8cull);  // FNV-1a, published test vector
  EXPECT_NE(combine(1, 2), combine(2, 1));
}

}  // namespace
}  // namespace convene
