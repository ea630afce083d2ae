// Values are found again that the model itself was given: simulated worlds of sixteen clinics that are coached, each
// calibrated by the search that `convene calibrate` runs. Twelve worlds: intervals that cover 90% hold 7 truths of 12 or
// more but for a chance of 5e-4 a parameter. The command itself does as many as one likes; engine/experiments/README.md
// has the figures.
#include <gtest/gtest.h>

#include "engine/experiments/calibration/recovery.hpp"
#include "engine/experiments/sweep/sweep.hpp"
#include "engine/store/merge.hpp"
#include "engine/store/results_file.hpp"
#include "tests/store/folder.hpp"

namespace convene {
namespace {

TEST(ModelRecovery, NinetyPercentIntervalsHoldTheTruthAndTheFlatParameterIsNamed) {
  constexpr std::size_t worlds = 12;
  Folder const folder;
  auto const study = prepare_calibration(CONVENE_SOURCE "/tests/experiments_methods/recovery/study.toml");
  std::atomic<bool> stop = false;
  SweepOptions options;
  options.on_failure = FailurePolicy::skip;
  options.stop = &stop;
  options.progress = [&](SweepState const& state) { stop = state.ended >= 2; };  // interrupted once
  auto const first = sweep(folder / "worlds", recovery_sweep(study, worlds, &stop), options);
  EXPECT_TRUE(first.stopped);
  EXPECT_EQ(first.failed, 0u);
  stop = false;
  options.progress = {};
  EXPECT_EQ(sweep(folder / "worlds", recovery_sweep(study, worlds, &stop), options).done_before, first.done);
  merge_study(folder / "worlds", folder / "worlds.h5", false);
  auto const found = recovery_of(read_results(folder / "worlds.h5"));
  EXPECT_EQ(found.worlds, worlds);
  EXPECT_EQ(found.reached, worlds);
  for (auto const& of : found.parameters) EXPECT_GE(of.covered * worlds, 6.9) << of.path;
  EXPECT_LT(found.parameters[0].left, .8);
  EXPECT_LT(found.parameters[1].left, .3);
  EXPECT_GT(found.parameters[2].flat, .5);  // no target sees money
  EXPECT_LT(found.parameters[1].flat, .1);
}

}  // namespace
}  // namespace convene
