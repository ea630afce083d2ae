#include <gmock/gmock.h>

#include "engine/scenario/section.hpp"
#include "study_texts.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(StudyFile, SaysEverythingOnce) {
  auto const study = good_study(R"(title = "What matters"
scenario = "two_counties"
strategies = ["nothing", "coach"]
measures = ["first_doses"]
series = "totals"
replications = 7
seed = 11
on_failure = "retry"
retries = 2
[[factor]]
path = "trust.gain"
range = [0.01, 0.1]
spread = "log_uniform"
group = "trust"
[[factor]]
path = "trust.fade"
distribution = { kind = "normal", mean = 10, sd = 2, low = 5 }
group = "trust"
[[factor]]
path = "strategy.coach.levers.coaching.mode"
values = ["webinar", "in_person"]
[[factor]]
path = "clinics.coverage_1_dose"
range = [0.8, 1.1]
as = "multiplier"
[design]
kind = "saltelli"
size = 32
seed = 5
second_order = true
randomisations = 8
)");
  EXPECT_EQ(study.title, "What matters");
  EXPECT_EQ(study.strategies[1].text, "coach");
  EXPECT_EQ(study.strategies[1].where.line, 3U);
  EXPECT_EQ(study.measures[0].text, "first_doses");
  EXPECT_EQ(study.series, SeriesDetail::totals);
  EXPECT_EQ(study.replications, 7);
  EXPECT_EQ(study.seed, 11U);
  EXPECT_EQ(study.on_failure, FailurePolicy::retry);
  EXPECT_EQ(study.retries, 2);
  ASSERT_EQ(study.factors.size(), 4U);
  EXPECT_EQ(study.factors[0].distribution->kind, FactorDistribution::Kind::log_uniform);
  EXPECT_EQ(study.factors[0].group, "trust");
  EXPECT_EQ(study.factors[1].distribution->low, 5);
  EXPECT_FALSE(study.factors[1].distribution->high);
  EXPECT_EQ(std::get<std::string>(study.factors[2].values[0].value), "webinar");
  EXPECT_EQ(study.factors[3].use, FactorUse::multiplier);
  EXPECT_EQ(study.design->kind, DesignKind::saltelli);
  EXPECT_EQ(study.design->size, 32U);
  EXPECT_EQ(study.design->randomisations, 8U);
  EXPECT_TRUE(study.design->second_order);
  EXPECT_TRUE(study.design->scrambled);
}

TEST(StudyFile, TellsAllFaultsAtOnceWithTheirPlaces) {
  EXPECT_THAT(study_faults(R"(scenario = 5
replication = 3
on_failure = "retri"
[[factor]]
path = "a"
range = [2, 1]
[[factor]]
path = "a"
values = [1, 1]
range = [0, 1]
[[factor]]
range = [0]
[[factor]]
path = "b"
distribution = { kind = "triangular", low = 0, high = 1, mode = 3 }
spread = "uniform"
[design]
kind = "saltelli"
size = 100
)"),
              ElementsAre(HasSubstr("study.toml:1:12: scenario = 5 (must be text)"),
                          HasSubstr("study.toml:2:1: replication: unknown key (not a key of a study) did you mean "
                                    "'replications'?"),
                          HasSubstr("study.toml:3:14: on_failure = \"retri\" (must be one of abort, retry, skip) did "
                                    "you mean 'retry'?"),
                          HasSubstr("study.toml:6:9: range = "), HasSubstr("study.toml:8:8: path = \"a\" (already used"),
                          HasSubstr("study.toml:9:10: values = "), HasSubstr("study.toml:9:14: values = 1 (given twice"),
                          HasSubstr("study.toml:11:1: path: missing"),
                          HasSubstr("study.toml:12:9: range = an array (must be two numbers"),
                          HasSubstr("study.toml:15:65: distribution.mode = 3 (must lie between low and high)"),
                          HasSubstr("study.toml:16:10: spread = \"uniform\" (belongs to a range)"),
                          HasSubstr("study.toml:19:8: size = 100 (must be a multiple of its 16 randomisations) use a "
                                    "power of 2")));
}

TEST(StudyFile, EachDesignHasItsOwnKeys) {
  auto const with = [](std::string const& design) { return study_faults(study_text(one_factor, "[design]\n" + design)); };
  EXPECT_THAT(with("kind = \"lhs\"\nsize = 10\nmaximin = 5\ncentred = true\n"), IsEmpty());
  EXPECT_THAT(with("kind = \"sobol\"\nsize = 16\nscrambled = false\n"), IsEmpty());
  EXPECT_THAT(with("kind = \"morris\"\ntrajectories = 4\nlevels = 6\n"), IsEmpty());
  EXPECT_THAT(with("kind = \"factorial\"\nlevels = 3\n"), IsEmpty());
  EXPECT_THAT(with("kind = \"lhs\"\n"), ElementsAre(HasSubstr("size: missing")));
  EXPECT_THAT(with("kind = \"factorial\"\n"), ElementsAre(HasSubstr("how many values of trust.gain")));
  EXPECT_THAT(with("kind = \"morris\"\ntrajectories = 4\nlevels = 5\n"), ElementsAre(HasSubstr("even number")));
  EXPECT_THAT(with("kind = \"lhs\"\nsize = 10\ntrajectories = 2\n"), ElementsAre(HasSubstr("trajectories: unknown key")));
  EXPECT_THAT(study_faults(study_text(one_factor, "")), ElementsAre(HasSubstr("design: missing")));
  EXPECT_THAT(study_faults(study_text(one_factor + "group = \"a\"\n", ten_points)),
              ElementsAre(HasSubstr("only a saltelli design moves factors in groups")));
  EXPECT_THAT(study_faults(study_text("", ten_points)), ElementsAre(HasSubstr("factor: missing")));
}

TEST(StudyFile, PointsOfACsvNameTheirFactors) {
  std::string const design = "[design]\nkind = \"csv\"\nfile = \"points.csv\"\n";
  auto const study = good_study(study_text("", design), {{"points.csv", "trust.gain,seed\n0.02,1\n0.05,2\n"}});
  ASSERT_EQ(study.factors.size(), 2U);
  EXPECT_EQ(study.factors[1].path, "seed");
  EXPECT_EQ(study.design->table.rows.size(), 2U);
  EXPECT_THAT(study.files, testing::Contains(testing::Key("points.csv")));
  EXPECT_THAT(study_faults(study_text(one_factor, design), {{"points.csv", "trust.gan,seed,seed\n0.02,1,1\n"}}),
              ElementsAre(HasSubstr("points.csv:1:3: seed (already used"),
                          HasSubstr("study.toml:3:8: path = \"trust.gain\" (no column of points.csv has this name) did "
                                    "you mean 'trust.gan'?")));
}

TEST(StudyFile, OtherCommandsAddTablesOfTheirOwn) {
  auto const text = study_text(one_factor, "[calibrate]\nkind = 3\n[optimise]\nsize = 4\n");
  Diagnostics diagnostics;
  std::int64_t size = 0;
  auto const study = load_study_texts({{"study.toml", text}}, diagnostics, DesignNeed::optional, [&](Section& root) {
    auto const* const entry = root.table("optimise");
    Section own{entry->value, entry->where, "[optimise]", root.diagnostics()};
    size = own.whole("size", 1, 100).value_or(0);
    own.finish();
  });
  EXPECT_THAT(lines_of(diagnostics), IsEmpty());
  EXPECT_EQ(size, 4);
  EXPECT_FALSE(study.design);
}

}  // namespace
}  // namespace convene
