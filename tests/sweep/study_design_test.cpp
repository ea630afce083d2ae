#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "engine/experiments/study/study_design.hpp"
#include "study_texts.hpp"

namespace convene {
namespace {

using testing::HasSubstr;

std::string const three =
    "[[factor]]\npath = \"trust.gain\"\nrange = [0.01, 0.09]\nspread = \"uniform\"\n"
    "[[factor]]\npath = \"strategy.coach.levers.coaching.mode\"\nvalues = [\"webinar\", \"in_person\", \"announcement\"]\n"
    "[[factor]]\npath = \"strategy.coach.levers.coaching.session_hours\"\nrange = [0, 2]\n";

StudyDesign design_of(std::string const& factors, std::string const& design, Texts more = {}) {
  auto study = good_study(study_text(factors, "[design]\n" + design), std::move(more));
  auto const scenario = good_scenario();
  Diagnostics diagnostics;
  if (study.design->kind == DesignKind::csv) take_values_of_table(study.design->table, study.factors, diagnostics);
  auto const made = resolve_factors(study.factors, scenario, diagnostics);
  if (!diagnostics.ok()) throw InputError(diagnostics);
  return make_design(*study.design, made);
}

TEST(StudyDesign, FactorialTakesEveryCombinationOnce) {
  auto const design = design_of(three, "kind = \"factorial\"\nlevels = 5\n");
  ASSERT_EQ(design.values.rows(), 5U * 3U * 5U);
  std::set<std::vector<double>> seen;
  for (std::size_t r = 0; r < design.values.rows(); ++r) {
    auto const row = design.values.row(r);
    seen.insert({row.begin(), row.end()});
  }
  EXPECT_EQ(seen.size(), design.values.rows());
  EXPECT_EQ(seen.begin()->at(0), 0.01);
  EXPECT_EQ(seen.rbegin()->at(0), 0.09);
  EXPECT_EQ(seen.rbegin()->at(2), 2);
}

TEST(StudyDesign, EachValueFollowsFromItsPosition) {
  for (auto const* kind : {"kind = \"lhs\"\nsize = 30\n", "kind = \"sobol\"\nsize = 32\n",
                           "kind = \"sobol\"\nsize = 32\nscrambled = false\n", "kind = \"morris\"\ntrajectories = 6\n",
                           "kind = \"saltelli\"\nsize = 16\nrandomisations = 4\n"}) {
    auto const design = design_of(three, kind);
    ASSERT_EQ(design.positions.rows(), design.values.rows()) << kind;
    std::set<double> modes;
    for (std::size_t r = 0; r < design.values.rows(); ++r) {
      EXPECT_NEAR(design.values(r, 0), 0.01 + 0.08 * design.positions(r, 0), 1e-15);
      EXPECT_NEAR(design.values(r, 2), 2 * design.positions(r, 2), 1e-15);
      modes.insert(design.values(r, 1));
    }
    EXPECT_EQ(modes.size(), 3U) << kind;
    EXPECT_EQ(design.values, design_of(three, kind).values) << "the same spec gives the same points";
  }
}

TEST(StudyDesign, GroupsOfASaltelliDesignMoveTogether) {
  DesignSpec spec;
  spec.kind = DesignKind::saltelli, spec.size = 32;
  auto const plan = saltelli_plan(spec, {"a", "", "b", "a", ""});
  std::vector<std::vector<std::size_t>> const expected{{0, 3}, {1}, {2}, {4}};
  EXPECT_EQ(plan.groups, expected);
  EXPECT_EQ(SaltelliDesign(plan, Draws{1, 0}).points().rows(), 32U * 6U);
}

TEST(StudyDesign, PointsOfACsvAreTakenAsTheyStand) {
  auto const design = design_of("", "kind = \"csv\"\nfile = \"points.csv\"\n",
                                {{"points.csv",
                                  "strategy.coach.levers.coaching.mode,trust.gain,strategy.coach.levers.placebo\n"
                                  "webinar,0.03,yes\nin_person,0.05,no\nwebinar,0.03,no\n"}});
  ASSERT_EQ(design.values.rows(), 3U);
  EXPECT_EQ(design.values(0, 0), design.values(2, 0));
  EXPECT_NE(design.values(0, 0), design.values(1, 0));
  EXPECT_EQ(design.values(1, 1), 0.05);
  EXPECT_EQ(design.values(0, 2), 1);
  EXPECT_EQ(design.values(2, 2), 0);
  try {
    design_of("", "kind = \"csv\"\nfile = \"points.csv\"\n",
              {{"points.csv", "trust.gain,strategy.coach.levers.coaching.mode\n0.03,webinar\n77,phone\n"}});
    FAIL();
  } catch (InputError const& error) {
    ASSERT_EQ(error.faults().size(), 2U);
    EXPECT_THAT(to_string(error.faults()[0]), HasSubstr("points.csv:3:1: trust.gain = 77 (must be in"));
    EXPECT_THAT(to_string(error.faults()[1]), HasSubstr("points.csv:3:2: strategy.coach.levers.coaching.mode = \"phone\""));
  }
}

}  // namespace
}  // namespace convene
