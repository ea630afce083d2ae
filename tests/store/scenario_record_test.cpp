#include "engine/store/scenario_record.hpp"

#include <gtest/gtest.h>

namespace convene {
namespace {

TEST(ScenarioRecord, GivesTheFilesBack) {
  Scenario scenario;
  scenario.files = {{"scenario.toml", "title = \"A\"\n"}, {"clinics.csv", "clinic\nelm\n"}};
  ResultSet results;
  record_scenario(results, scenario);
  EXPECT_EQ(recorded_scenario(results), scenario.files);
  EXPECT_EQ(results.attributes.at("scenario_sha256"), scenario_hash(scenario));
}

TEST(ScenarioRecord, HashesNamesAndTexts) {
  Scenario a, b;
  a.files = {{"scenario.toml", "x"}, {"clinics.csv", "y"}};
  b.files = {{"scenario.toml", "y"}, {"clinics.csv", "x"}};
  EXPECT_NE(scenario_hash(a), scenario_hash(b));
}

}  // namespace
}  // namespace convene
