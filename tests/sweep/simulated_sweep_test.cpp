#include "engine/experiments/sweep/simulated_sweep.hpp"

#include <gmock/gmock.h>

#include "engine/experiments/rerun.hpp"
#include "engine/experiments/run.hpp"
#include "engine/experiments/sweep/sweep.hpp"
#include "engine/store/merge.hpp"
#include "engine/store/results_file.hpp"
#include "study_texts.hpp"
#include "tests/store/folder.hpp"

namespace convene {
namespace {

/// Three clinics, two strategies, 26 weeks; the second point is the scenario as it stands.
PreparedStudy small_study(std::string const& more = {}) {
  return prepare_study_texts({{"study.toml", "scenario = \"two_counties\"\nreplications = 3\n" + more +
                                                 "[design]\nkind = \"csv\"\nfile = \"points.csv\"\n"},
                              {"points.csv", "seed,partner.health_department.staff.coach.people\n8,4\n7,2\n9,0\n"}},
                             good_texts());
}

TEST(SimulatedSweep, APointGivesWhatARunOfItsScenarioGives) {
  auto const study = small_study();
  RunOptions options;
  options.threads = 1;
  auto const run = convene::run(study.scenario, options);
  auto const model = simulated_sweep(study);
  std::vector<std::size_t> const strategies{0, 1};
  auto const job = model.prepare(1);
  for (std::size_t r = 0; r < 3; ++r) {
    auto const rows = job({1, r, strategies}, serial_for);
    std::size_t offset = 0;
    for (auto const& column : model.study.columns) {
      auto const length = model.study.frame.length(column);
      auto const& whole = std::get<std::vector<double>>(run.results.find(column.name)->cells);
      for (std::size_t s = 0; s < 2; ++s)
        for (std::size_t i = 0; i < length; ++i) {
          auto const place = whole.size() == 3 ? r : (s * 3 + r) * length + i;  // the start has no strategy
          double const expected = whole[place], found = rows[s][offset + i];
          ASSERT_TRUE(expected == found || (std::isnan(expected) && std::isnan(found))) << column.name;
        }
      offset += length;
    }
    EXPECT_EQ(offset, rows[0].size());
  }
}

TEST(SimulatedSweep, AStrategyAloneHasTheBitsItHasAmongOthers) {
  auto const model = simulated_sweep(small_study());
  auto const job = model.prepare(0);
  std::vector<std::size_t> const both{0, 1}, one{1};
  auto const together = job({0, 2, both}, serial_for), alone = job({0, 2, one}, serial_for);
  ASSERT_EQ(alone.size(), 1U);
  for (std::size_t i = 0; i < alone[0].size(); ++i)
    ASSERT_TRUE(alone[0][i] == together[1][i] || std::isnan(alone[0][i])) << i;
}

TEST(SimulatedSweep, TotalsAreSumsOfFlowsAndLastLevels) {
  auto const weekly = simulated_sweep(small_study("measures = [\"first_doses\", \"coverage_1_dose\"]\n"));
  auto const totals =
      simulated_sweep(small_study("measures = [\"first_doses\", \"coverage_1_dose\"]\nseries = \"totals\"\n"));
  std::vector<std::size_t> const one{1};
  auto const long_row = weekly.prepare(0)({0, 0, one}, serial_for)[0], row = totals.prepare(0)({0, 0, one}, serial_for)[0];
  EXPECT_EQ(totals.study.columns.front().name, "outcome");
  EXPECT_EQ(row.size(), totals.study.columns.size());
  std::size_t offset = 0;
  for (std::size_t c = 0; c < weekly.study.columns.size(); ++c) {
    auto const& column = weekly.study.columns[c];
    auto const length = weekly.study.frame.length(column);
    double sum = 0;
    for (std::size_t i = 0; i < length; ++i) sum += long_row[offset + i];
    double const last = long_row[offset + length - 1];
    if (column.name == "first_doses" || column.name == "outcome") {
      EXPECT_EQ(row[c], sum);
    } else if (column.name == "coverage_1_dose") {
      EXPECT_EQ(row[c], last);
    }
    offset += length;
  }
}

TEST(SimulatedSweep, ARunOfTheMergedFileCanBeLivedAgain) {
  Folder const folder;
  sweep(folder / "study", simulated_sweep(small_study()));
  merge_study(folder / "study", folder / "all.h5", false);
  auto results = read_results(folder / "all.h5");
  for (int const run : {0, 4, 17}) EXPECT_THAT(rerun(results, run), testing::IsEmpty()) << run;
  for (auto& variable : results.variables)
    if (variable.name == "doses") std::get<std::vector<double>>(variable.cells)[4 * 26 + 3] += 1;
  EXPECT_THAT(rerun(results, 4), testing::ElementsAre("doses"));
  EXPECT_THROW(rerun(results, 18), InputError);
}

TEST(SimulatedSweep, StudiesThatShipAreWithoutFault) {
  std::string const folder = CONVENE_SOURCE "/scenarios/three_counties/studies/";
  EXPECT_EQ(prepare_study(folder + "screening.toml").design->values.rows(), 264U);
  auto const study = prepare_study(folder + "what_decides.toml");
  EXPECT_EQ(study.design->values.rows(), 4608U);
  EXPECT_EQ(study.scenario.strategies.size(), 2U);
  EXPECT_EQ(study.scenario.replications, 4);
}

TEST(SimulatedSweep, UnitsAndNamesOfAllThatCanVaryFitAFile) {
  auto const scenario = good_scenario();
  std::size_t checked = 0;
  for (auto const& [path, target] : factor_targets(scenario)) {
    if (target.kind != FactorKind::number || !target.needs.empty()) continue;
    FactorSpec spec;
    spec.path = path;
    spec.values = {{target.low, {}}, {target.high, {}}};
    Diagnostics diagnostics;
    auto const factors = resolve_factors({spec}, scenario, diagnostics);
    ASSERT_TRUE(diagnostics.ok()) << path << InputError(diagnostics).what();
    ResultSet frame;
    DesignSpec design;
    design.kind = DesignKind::csv;
    add_design(frame, design, {DesignKind::csv, {}, Matrix(1, 1, target.low)}, factors, {});
    EXPECT_NO_THROW(check_study({frame, {"design_point"}, {{"x", {}, std::vector<double>{}, "1", "x", {}}}})) << path;
    ++checked;
  }
  EXPECT_GT(checked, 200U);
}

}  // namespace
}  // namespace convene
