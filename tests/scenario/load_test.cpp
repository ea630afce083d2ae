#include "engine/scenario/load.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace convene {
namespace {

std::map<std::string, std::string> const least{
    {"scenario.toml",
     "setting = \"vaccination\"\nstart = 2026-07-06\n[population]\nclinics = \"clinics.csv\"\n[strategy.nothing]\n"},
    {"clinics.csv", "clinic,patients,providers\nnorth,100,2\n"}};

TEST(Load, TheLeastScenarioNeedsNoMore) {
  Diagnostics diagnostics;
  auto const scenario = load_scenario_texts(least, diagnostics);
  EXPECT_TRUE(diagnostics.ok()) << InputError{diagnostics}.what();
  EXPECT_EQ(scenario.setting, Setting::vaccination);
  EXPECT_EQ(to_string(scenario.start), "2026-07-06");
  EXPECT_EQ(scenario.horizon_weeks, 52);
  EXPECT_EQ(scenario.baseline, "nothing");
  ASSERT_EQ(scenario.clinics.size(), 1u);
  EXPECT_EQ(scenario.clinics[0].clinic, "north");
  EXPECT_EQ(scenario.files, least);
}

}  // namespace
}  // namespace convene
