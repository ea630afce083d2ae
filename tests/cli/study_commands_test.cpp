#include <csignal>
#include <nlohmann/json.hpp>

#include "tests/cli/study_commands.hpp"

namespace convene::test {
namespace {

using testing::HasSubstr;

TEST_F(StudyCommands, CalibrateWritesAPosteriorThatXarrayReads) {
  write_calibration();
  auto const found = run({"calibrate", "calibrate.toml", "-o", "out", "--json"});
  ASSERT_EQ(found.code, 0) << found.err;
  auto const json = nlohmann::json::parse(found.out);
  EXPECT_EQ(json["particles"], 20);
  EXPECT_EQ(json["parameters"][0]["path"], "vaccination.notice.first_acute");
  EXPECT_GT(json["parameters"][0]["median"].get<double>(), 0.03);  // the default of 0.019 leaves 98% missed
  EXPECT_LT(json["parameters"][0]["posterior_90"][0], json["parameters"][0]["posterior_90"][1]);
  EXPECT_GT(json["parameters"][1]["variance_left"].get<double>(), 0.3);  // money changes no visit
  auto const path = (folder_ / "out/posterior.h5").string();
  std::string const script = "import xarray as x; d = x.open_dataset('" + path +
                           "'); assert d.value.shape == (20, 2); assert abs(float(d.weight.sum()) - 1) < 1e-9; "
                           "assert 'vaccination_notice_first_acute' in d; assert list(d.target.values) == ['acute']";
  EXPECT_EQ(std::system((std::string(CONVENE_PYTHON) + " -c \"" + script + "\"").c_str()), 0);
  EXPECT_EQ(run({"verify", "out/posterior.h5"}).code, 0);
  EXPECT_EQ(run({"calibrate", "calibrate.toml", "-o", "out"}).code, 3);  // there already
}

TEST_F(StudyCommands, CalibrateTellsTheFaultsOfItsTargets) {
  write_calibration("generation = 4\n");
  EXPECT_THAT(run({"calibrate", "calibrate.toml", "-o", "out"}).err, HasSubstr("did you mean 'generations'?"));
  write_calibration();
  write("targets.csv", "target,measure,value,sd,strategy\na,coverage_1_doze,0.9,0.02,\nb,coverage_1_dose,0.9,0,nobody\n");
  auto const wrong = run({"calibrate", "calibrate.toml", "-o", "out"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("did you mean 'coverage_1_dose'?"));
  EXPECT_THAT(wrong.err, HasSubstr("targets.csv:3:4: sd = 0"));
  EXPECT_THAT(wrong.err, HasSubstr("strategy = nobody"));
  EXPECT_FALSE(exists("out/posterior.h5"));
}

TEST_F(StudyCommands, AnInterruptedSearchSaysHowToGoOn) {
  write_calibration("seed = 3\nkeep = 0.9\n");
  auto text = read("calibrate.toml");
  text.replace(text.find("attempts = 400"), 14, "attempts = 400000");
  write("calibrate.toml", text);
  write("targets.csv", "target,measure,per,value,sd\nacute,missed_first_acute,eligible_first_acute,0.9,0.00001\n");
  auto const stopped = interrupt_after("sets of values,", {"calibrate", "calibrate.toml", "-o", "out"}, SIGINT);
  EXPECT_EQ(stopped.code, 130) << stopped.err;
  EXPECT_THAT(stopped.err, HasSubstr("To go on: convene calibrate calibrate.toml -o out --resume"));
  EXPECT_FALSE(exists("out/posterior.h5"));
  auto const again = run({"calibrate", "calibrate.toml", "-o", "out"});
  EXPECT_EQ(again.code, 3);
  EXPECT_THAT(again.err, HasSubstr("go on with them by --resume"));
  write("calibrate.toml", text + "# another\n");
  auto const other = run({"calibrate", "calibrate.toml", "-o", "out", "--resume"});
  EXPECT_EQ(other.code, 2);
  EXPECT_THAT(other.err, HasSubstr("holds another study"));
  EXPECT_THAT(other.err, HasSubstr("study/"));
}

TEST_F(StudyCommands, RecoveryCalibratesSimulatedWorlds) {
  write_calibration();
  auto const found = run({"calibrate", "calibrate.toml", "-o", "out", "--recovery", "3", "--json"});
  ASSERT_EQ(found.code, 0) << found.err;
  auto const json = nlohmann::json::parse(found.out);
  EXPECT_EQ(json["worlds"], 3);
  EXPECT_EQ(json["parameters"].size(), 2u);
  EXPECT_EQ(json["parameters"][1]["path"], "cost.mile");
  EXPECT_EQ(run({"verify", "out/recovery.h5"}).code, 0);
  EXPECT_EQ(run({"calibrate", "calibrate.toml", "-o", "out", "--recovery", "3"}).code, 3);  // there already
  EXPECT_EQ(run({"calibrate", "calibrate.toml", "-o", "out", "--recovery", "3", "--resume", "--force", "--json"}).out, found.out);
  write_calibration("method = \"cma_es\"\n");
  EXPECT_THAT(run({"calibrate", "calibrate.toml", "-o", "two", "--recovery", "3"}).err, HasSubstr("a point has no interval"));
}

TEST_F(StudyCommands, OptimisePrintsAndStoresTheFront) {
  write_optimisation();
  auto const found = run({"optimise", "optimise.toml", "-o", "out", "--json", "--threads", "1"});
  ASSERT_EQ(found.code, 0) << found.err;
  auto const json = nlohmann::json::parse(found.out);
  ASSERT_FALSE(json["front"].empty());
  EXPECT_LE(json["settings_tried"], 6);  // three by two: none is lived twice in the search
  EXPECT_FALSE(json["winner"].is_null());
  auto const path = (folder_ / "out/pareto.h5").string();
  std::string const script = "import xarray as x; d = x.open_dataset('" + path +
                           "'); assert int(d.winner.sum()) == 1; assert list(d.objective.values) == ['first_doses', 'cost']";
  EXPECT_EQ(std::system((std::string(CONVENE_PYTHON) + " -c \"" + script + "\"").c_str()), 0);
  EXPECT_EQ(found.out, run({"optimise", "optimise.toml", "-o", "two", "--json", "--threads", "2"}).out);
  EXPECT_EQ(read("out/pareto.h5"), read("two/pareto.h5"));  // byte by byte
}

TEST_F(StudyCommands, OptimiseTellsItsFaults) {
  write_optimisation();
  auto text = read("optimise.toml");
  text.replace(text.find("\"first_doses\""), 13, "\"first_dozes\"");
  text.replace(text.find("population = 8"), 14, "population = 9");
  write("optimise.toml", text);
  auto const wrong = run({"optimise", "optimise.toml", "-o", "out"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("must be a multiple of 4"));
  text.replace(text.find("population = 9"), 14, "population = 8");
  write("optimise.toml", text);
  EXPECT_THAT(run({"optimise", "optimise.toml", "-o", "out"}).err, HasSubstr("did you mean 'first_doses'?"));
}

TEST_F(StudyCommands, CompareOfASweepSpeaksOfFutures) {
  write("sweep.toml", R"(scenario = "mine"
replications = 2
[[factor]]
path = "trust.gain"
range = [0.01, 0.1]
[design]
kind = "lhs"
size = 4
)");
  ASSERT_EQ(run({"sweep", "sweep.toml", "-o", "runs", "--quiet"}).code, 0);
  ASSERT_EQ(run({"merge", "runs", "-o", "merged.h5"}).code, 0);
  auto const text = run({"compare", "merged.h5"});
  ASSERT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("Over 4 futures"));
  EXPECT_THAT(text.out, HasSubstr("each the mean of 2 replications"));
  auto const json = nlohmann::json::parse(run({"compare", "merged.h5", "--json", "--aim", "1"}).out);
  EXPECT_EQ(json["replications"], 4);
  EXPECT_EQ(json["robustness"]["aim"], 1);
  EXPECT_EQ(json["robustness"]["choices"].size(), 6u);
}

}  // namespace
}  // namespace convene::test
