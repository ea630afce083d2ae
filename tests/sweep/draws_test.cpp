#include <gmock/gmock.h>

#include <set>

#include "engine/assembly/catalogue.hpp"
#include "engine/assembly/validate.hpp"
#include "engine/experiments/compare.hpp"
#include "engine/experiments/rerun.hpp"
#include "engine/experiments/sweep/simulated_sweep.hpp"
#include "engine/experiments/sweep/sweep.hpp"
#include "engine/experiments/uncertainty/prepare_draws.hpp"
#include "engine/scenario/starter.hpp"
#include "engine/store/merge.hpp"
#include "engine/store/results_file.hpp"
#include "study_texts.hpp"
#include "tests/store/folder.hpp"

namespace convene {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Scenario scenario_with(std::string const& more, std::string const& strategies = {}) {
  auto texts = good_texts();
  texts["scenario.toml"] += strategies + more;
  return good_scenario(texts);
}

std::map<std::string, std::vector<double>> values_of(PreparedStudy const& study) {
  std::map<std::string, std::vector<double>> values;
  for (std::size_t f = 0; f < study.factors.size(); ++f)
    for (std::size_t k = 0; k < study.design->values.rows(); ++k) values[study.factors[f].path].push_back(study.design->values(k, f));
  return values;
}

TEST(Draws, ADrawIsTheSameWhateverTheirNumberAndTheStrategies) {
  auto const few = values_of(prepare_draws(scenario_with("[uncertainty]\ndraws = 3\n")));
  auto const many = values_of(prepare_draws(scenario_with("[uncertainty]\ndraws = 40\n")));
  auto const more = values_of(prepare_draws(
      scenario_with("[uncertainty]\ndraws = 3\n", "[strategy.asked]\nengagement = \"clinic\"\npartners = [\"health_department\"]\nlevers.joint_letter = {}\n")));
  ASSERT_GT(few.size(), 100u);
  ASSERT_GT(more.size(), few.size()) << "the letter's own numbers";
  for (auto const& [path, values] : few) {
    EXPECT_EQ(values, more.at(path)) << path;
    for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(values[k], many.at(path)[k]) << path;
  }
  auto other = scenario_with("[uncertainty]\ndraws = 3\n");
  other.seed = 8;
  EXPECT_NE(values_of(prepare_draws(other)), few);
}

TEST(Draws, OnlyWhatIsWeaklyFoundedAndReadAndNotGivenMoves) {
  auto const values = values_of(prepare_draws(scenario_with("[parameters]\n\"trust.gain\" = 0.04\n[uncertainty]\ndraws = 50\n")));
  auto const& declared = declared_parameters(Setting::vaccination);
  for (auto const& spec : declared.specs()) {
    auto const found = values.find(spec.path);
    if (spec.grade == Grade::A || spec.grade == Grade::B || spec.source == "switch" || spec.source == "roster") {
      EXPECT_EQ(found, values.end()) << spec.path;
    }
    if (found == values.end()) continue;
    for (double const v : found->second) EXPECT_TRUE(v >= spec.low && v <= spec.high) << spec.path;
    if (spec.low < spec.high) {
      EXPECT_EQ(std::set<double>(found->second.begin(), found->second.end()).size(), 50u) << spec.path;
    }
  }
  EXPECT_FALSE(values.contains("trust.gain")) << "given";
  EXPECT_TRUE(values.contains("engagement.b0"));
  EXPECT_FALSE(values.contains("lever.joint_letter.hours")) << "no strategy writes letters";
}

TEST(Draws, FollowTheRegisteredSpread) {
  auto const study = prepare_draws(scenario_with("[uncertainty]\ndraws = 400\n"));
  auto const& declared = declared_parameters(Setting::vaccination);
  int logarithmic = 0;
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    auto const& spec = *declared.find(study.factors[f].path);
    bool const is_log = spec.spread == Spread::log_uniform && spec.low > 0;
    logarithmic += is_log;
    double const middle = is_log ? std::sqrt(spec.low * spec.high) : (spec.low + spec.high) / 2;
    int below = 0;
    for (std::size_t k = 0; k < 400; ++k) below += study.design->values(k, f) < middle;
    // 200 expected, sd 10: more than 55 away for one of some 250 parameters with chance 1e-5.
    if (spec.low < spec.high) {
      EXPECT_NEAR(below, 200, 55) << spec.path;
    }
  }
  EXPECT_GT(logarithmic, 0);
}

TEST(Draws, ARangeOfOnesOwnAndGradesOfOnesOwn) {
  auto const own = values_of(prepare_draws(scenario_with("[uncertainty]\ndraws = 20\ngrades = [\"A\"]\nranges.\"trust.gain\" = [0.05, 0.06]\n")));
  EXPECT_GT(own.size(), 5u);
  EXPECT_FALSE(own.contains("engagement.b0"));
  for (double const v : own.at("trust.gain")) EXPECT_TRUE(v >= 0.05 && v <= 0.06);
  for (auto const& [path, values] : own)
    if (path != "trust.gain") {
      EXPECT_EQ(declared_parameters().find(path)->grade, Grade::A) << path;
    }
}

TEST(Draws, EveryFaultHasItsPlace) {
  auto const faults = [](std::string const& section) {
    auto texts = good_texts();
    texts["scenario.toml"] += section;
    Diagnostics diagnostics;
    validate(load_scenario_texts(texts, diagnostics), diagnostics);
    return lines_of(diagnostics);
  };
  EXPECT_THAT(faults("[uncertainty]\n"), ElementsAre(HasSubstr("draws: missing")));
  EXPECT_THAT(faults("[uncertainty]\ndraws = 1\n"), ElementsAre(HasSubstr("scenario.toml:28:9: draws = 1")));
  EXPECT_THAT(faults("[uncertainty]\ndraws = 5\ngrades = [\"F\"]\ndrawz = 1\n"),
              ElementsAre(HasSubstr("a grade is A, B, C, D or E"), HasSubstr("did you mean 'draws'?")));
  EXPECT_THAT(faults("[uncertainty]\ndraws = 5\n[uncertainty.ranges]\n\"trust.gian\" = [0, 1]\n\"trust.gain\" = [1, 0]\n\"engagement.b0\" = [-1000, 0]\n"),
              ElementsAre(HasSubstr("did you mean 'trust.gain'?"), HasSubstr("the lower one first"), HasSubstr("must be in [")));
  EXPECT_THAT(faults("[parameters]\n\"trust.gain\" = 0.04\n[uncertainty]\ndraws = 5\nranges.\"trust.gain\" = [0.01, 0.02]\n"),
              ElementsAre(HasSubstr("[parameters] gives its value")));
  EXPECT_THAT(faults("[uncertainty]\ndraws = 5\n"), ElementsAre());
}

TEST(Draws, AScenarioThatGivesAllLeavesNothingToDraw) {
  EXPECT_THROW(prepare_draws([] {
                 auto scenario = scenario_with("[uncertainty]\ndraws = 2\n");
                 for (auto const& spec : declared_parameters().specs()) scenario.parameters[spec.path] = {spec.fallback, {}};
                 return scenario;
               }()),
               InputError);
}

/// Runs and merges; the folder's file.
std::string merged(Folder const& folder, std::string const& name, SweepModel const& model, int threads) {
  SweepOptions options;
  options.threads = threads, options.on_failure = FailurePolicy::skip;
  sweep(folder / name, model, options);
  merge_study(folder / name, folder / (name + ".h5"), false);
  return folder / (name + ".h5");
}

TEST(Draws, ATwinDiffersByNothingInAnyDrawAndBytesDoNotDependOnThreads) {
  Folder const folder;
  auto scenario = scenario_with("[uncertainty]\ndraws = 3\n", "[strategy.twin]\nengagement = \"clinic\"\npartners = [\"health_department\"]\n"
                                                            "policy = { kind = \"first_come\", every_weeks = 2 }\n"
                                                            "levers.coaching = { mode = \"webinar\", session_hours = 1.0 }\n");
  scenario.replications = 2;
  auto const one = merged(folder, "one", simulated_sweep(prepare_draws(scenario)), 1);
  auto const two = merged(folder, "two", simulated_sweep(prepare_draws(scenario)), 2);
  EXPECT_EQ(bytes_of_file(one), bytes_of_file(two));
  auto const c = compare_file(one);
  ASSERT_TRUE(c.under_draws);
  EXPECT_EQ(c.under_draws->grades, "C, D, E");
  EXPECT_TRUE(c.over_draws(2, 1).always_zero);
  EXPECT_EQ(c.verdict(2, 1), Verdict::identical);
  auto const whole = compare(read_results(one));
  for (std::size_t s = 0; s < 3; ++s) {  // read one measure at a time, or at once
    EXPECT_EQ(c.strategies[s].outcome.mean, whole.strategies[s].outcome.mean);
    ASSERT_EQ(c.strategies[s].amounts.size(), whole.strategies[s].amounts.size());
    for (std::size_t m = 0; m < c.strategies[s].amounts.size(); ++m)
      EXPECT_THAT(c.strategies[s].amounts[m].total.mean, testing::NanSensitiveDoubleEq(whole.strategies[s].amounts[m].total.mean))
          << c.strategies[s].amounts[m].measure.id;
  }
  auto const results = read_results(one);
  for (int const run : {0, 17}) EXPECT_THAT(rerun(results, run), ElementsAre()) << run;
}

TEST(Draws, ADrawThatCannotLiveIsAListedFailureAndLeftOut) {
  Folder const folder;
  auto scenario = scenario_with("[uncertainty]\ndraws = 3\n");
  scenario.replications = 2;
  auto model = simulated_sweep(prepare_draws(scenario));
  model.prepare = [prepare = model.prepare](std::size_t point) {
    if (point == 1) throw std::runtime_error("no such world");
    return prepare(point);
  };
  SweepOptions options;
  options.on_failure = FailurePolicy::skip;
  auto const report = sweep(folder / "study", model, options);
  EXPECT_EQ(report.failed, 4u);
  EXPECT_EQ(report.failures.at(0).message, "no such world");
  merge_study(folder / "study", folder / "all.h5", false);
  auto const c = compare_file(folder / "all.h5");
  EXPECT_EQ(c.under_draws->draws, 2u);
  EXPECT_EQ(c.unfinished, 1u);
}

TEST(Draws, EverySettingLivesUnderThem) {
  for (auto const setting : starter_settings()) {
    auto texts = starter_rosters("mine", setting);
    texts["scenario.toml"] = new_scenario_text("mine", setting) + "\n[uncertainty]\ndraws = 3\n";
    auto scenario = good_scenario(texts);
    scenario.replications = 1, scenario.horizon_weeks = 20;
    auto const study = prepare_draws(scenario);
    EXPECT_GT(study.factors.size(), 50u) << to_string(setting);
    auto const model = simulated_sweep(study);
    std::vector<std::size_t> strategies(scenario.strategies.size());
    for (std::size_t s = 0; s < strategies.size(); ++s) strategies[s] = s;
    std::set<double> outcomes;
    for (std::size_t k = 0; k < 3; ++k) {
      double sum = 0;
      auto const lived = model.prepare(k)({k, 0, strategies}, serial_for);
      for (double const x : lived.back()) sum += std::isnan(x) ? 0 : x;
      outcomes.insert(sum);
    }
    EXPECT_EQ(outcomes.size(), 3u) << to_string(setting) << ": what is drawn changes what happens";
  }
}

}  // namespace
}  // namespace convene
